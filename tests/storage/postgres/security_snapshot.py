"""Everything that decides who may do what, as text; and the rules that it must obey.

Autogenerate of Alembic sees none of this.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, TextClause, text

_PARTS = {
    "roles": """
        select r.rolname || case when r.rolcanlogin then ' login' else '' end
            || case when r.rolinherit then ' inherit' else '' end
            || case when r.rolsuper then ' SUPERUSER' else '' end
            || case when r.rolbypassrls then ' BYPASSRLS' else '' end
            || ' limit ' || r.rolconnlimit
        from pg_roles r
        where r.rolname = any (:roles)
        order by 1
    """,
    "memberships": """
        select m.roleid::regrole || ' to ' || m.member::regrole || ' admin ' || m.admin_option
            || ' inherit ' || m.inherit_option || ' set ' || m.set_option
        from pg_auth_members m
        where m.member::regrole::text = any (:roles)
        order by 1
    """,
    "database": """
        select replace(a::text, d.datname, 'database')
        from pg_database d, unnest(d.datacl) a
        where d.datname = current_database()
        order by 1
    """,
    "settings": """
        select s
        from pg_db_role_setting r, unnest(r.setconfig) s
        where r.setdatabase = (select oid from pg_database where datname = current_database())
        order by 1
    """,
    "schemas": """
        select n.nspname || ' of ' || n.nspowner::regrole || ' ' || coalesce(n.nspacl::text, '')
        from pg_namespace n
        where n.nspname in ('app', 'private', 'public')
        order by 1
    """,
    "languages": """
        select l.lanname || ' ' || coalesce(l.lanacl::text, '')
        from pg_language l
        where l.lanname = 'plpgsql'
    """,
    "withdrawn functions of the server": """
        select p.oid::regprocedure::text || ' ' || p.proacl::text
        from pg_proc p
        where p.pronamespace = 'pg_catalog'::regnamespace
            and not has_function_privilege('public', p.oid, 'execute')
            and p.proname ~ ('^(lo|pg_(try_)?advisory|pg_terminate|pg_cancel|pg_notify|pg_lock'
                || '|pg_stat_get_(activity|backend)|pg_logical_emit)')
        order by 1
    """,
    "tables": """
        select c.oid::regclass || ' of ' || c.relowner::regrole
            || case
                when c.relkind = 'S' then '' when c.relrowsecurity then ' rls ' else ' NO RLS '
            end
            || coalesce((
                select string_agg(a::text, ' ' order by a::text) from unnest(c.relacl) a
                where a::text not like 'oneenglish_owner=%'
            ), '')
        from pg_class c
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
            and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        order by 1
    """,
    "columns": """
        select c.oid::regclass || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ') '
            || a.attacl::text
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attacl is not null
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
        group by c.oid, a.attacl::text
        order by 1
    """,
    "policies": """
        select p.schemaname || '.' || p.tablename || ' ' || p.policyname || ' ' || p.permissive
            || ' ' || p.cmd || ' to ' || p.roles::text || ' using ' || coalesce(p.qual, '-')
            || ' check ' || coalesce(p.with_check, '-')
        from pg_policies p
        order by 1
    """,
    "functions": """
        select p.oid::regprocedure || ' of ' || p.proowner::regrole || ' '
            || (select lanname from pg_language l where l.oid = p.prolang) || ' '
            || case p.provolatile
                when 'i' then 'immutable' when 's' then 'stable' else 'volatile'
            end
            || case when p.prosecdef then ' definer' else '' end
            || coalesce(' ' || p.proconfig::text, '')
            || coalesce((
                select string_agg(' ' || a::text, '' order by a::text) from unnest(p.proacl) a
                where a::text not like 'oneenglish_owner=%'
            ), '')
            || ' ' || case when p.prosrc = '' then '' else left(md5(p.prosrc), 12) end
        from pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace)
        order by 1
    """,
    "triggers": """
        select regexp_replace(pg_get_triggerdef(t.oid), '^CREATE TRIGGER ', '')
        from pg_trigger t
        join pg_class c on c.oid = t.tgrelid
        where not t.tgisinternal
            and c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
        order by 1
    """,
    "default rights": """
        select d.defaclrole::regrole || ' ' || d.defaclobjtype::text || ' ' || d.defaclacl::text
        from pg_default_acl d
        order by 1
    """,
}

_MISTAKES = {
    "table without row security": """
        select c.oid::regclass::text from pg_class c
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
            and c.relkind in ('r', 'p') and not c.relrowsecurity
    """,
    "view without security_invoker": """
        select c.oid::regclass::text from pg_class c
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
            and (c.relkind = 'm' or c.relkind = 'v'
                and not coalesce(c.reloptions @> '{security_invoker=true}', false))
    """,
    "function without an empty search_path": """
        select p.oid::regprocedure::text from pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace)
            and p.prosqlbody is null
            and not coalesce(p.proconfig @> array['search_path=""'], false)
    """,
    "function that everybody may call": """
        select p.oid::regprocedure::text from pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace)
            and has_function_privilege('public', p.oid, 'execute')
    """,
    "function with dynamic SQL or INTO STRICT": r"""
        select p.oid::regprocedure::text from pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace)
            and p.prosrc ~* '\mexecute\M|\minto\s+strict\M'
    """,
    "function in SQL, planned again in every statement before PostgreSQL 18": """
        select p.oid::regprocedure::text from pg_proc p
        join pg_language l on l.oid = p.prolang
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace)
            and l.lanname <> 'plpgsql' and p.proname <> 'new_id'
    """,
    "right to write": """
        select c.oid::regclass || ' ' || a::text
        from pg_class c, unnest(c.relacl) a
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
            and a::text ~ '^(|oneenglish_client|oneenglish_marker|oneenglish_pc_.*)=.*[awdDxtm].*/'
        union all
        select c.oid::regclass || '.' || t.attname || ' ' || a::text
        from pg_class c
        join pg_attribute t on t.attrelid = c.oid
        cross join unnest(t.attacl) a
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
            and a::text ~ '^(|oneenglish_client|oneenglish_marker|oneenglish_pc_.*)=.*[awx].*/'
    """,
    "right to read a whole table": """
        select c.oid::regclass || ' ' || a::text
        from pg_class c, unnest(c.relacl) a
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
            and a::text !~ '^oneenglish_owner=' and c.relkind <> 'S'
    """,
    "object of somebody else than the owner": """
        select c.oid::regclass::text from pg_class c
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace)
            and c.relowner <> 'oneenglish_owner'::regrole
        union all
        select p.oid::regprocedure::text from pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace)
            and p.proowner <> 'oneenglish_owner'::regrole
    """,
    "right in the private schema": """
        select n.nspname || ' ' || a::text
        from pg_namespace n, unnest(n.nspacl) a
        where n.nspname = 'private' and a::text !~ '^oneenglish_owner='
    """,
    "policy on a person's rows that says more than `mine`": """
        select p.tablename || ' ' || p.policyname
        from pg_policies p
        where (exists (
                select from pg_attribute a
                where a.attrelid = format('%I.%I', p.schemaname, p.tablename)::regclass
                    and a.attname = 'user_id'
            ) or p.tablename = 'user')
            and regexp_replace(p.qual, '^.(user_id|id) = ', '')
                <> '( SELECT app.current_user_id() AS current_user_id))'
    """,
    "policy for everybody": """
        select p.tablename || ' ' || p.policyname from pg_policies p where 'public' = any (p.roles)
    """,
    "index that shows other people's rows": """
        select i.indexrelid::regclass::text
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        where c.relnamespace = 'app'::regnamespace
            and exists (select from pg_policy p where p.polrelid = c.oid)
            and exists (
                select from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id'
            )
            and not i.indisprimary
            and 'user_id' is distinct from (
                select a.attname from pg_attribute a
                where a.attrelid = c.oid and a.attnum = i.indkey[0]
            )
    """,
}


def snapshot(connection: Connection, pc: str) -> str:
    """The rights of a school's database; `pc` stands for all PCs."""
    roles = [
        "oneenglish_owner",
        "oneenglish_client",
        "oneenglish_migrator",
        "oneenglish_marker",
        pc,
    ]
    lines: list[str] = []
    for title, query in _PARTS.items():
        values = {"roles": roles} if ":roles" in query else {}
        lines += [f"# {title}", *connection.execute(_query(query), values).scalars(), ""]
    return "\n".join(lines).replace(pc, "oneenglish_pc").replace("oneenglish_root", "superuser")


def mistakes(connection: Connection) -> Iterator[str]:
    """What breaks a rule."""
    for rule, query in _MISTAKES.items():
        for found in connection.execute(_query(query)).scalars():
            yield f"{rule}: {found}"


def _query(query: str) -> TextClause:
    return text(query.replace("::", "\\:\\:"))
