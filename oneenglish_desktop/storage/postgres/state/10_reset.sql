-- The files of this folder are the whole state of functions, triggers, policies and grants: applied
-- in the order of their names by a migration, they replace what was there. This one takes it away.

do $$
declare
    item record;
begin
    for item in
        select format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename) as statement
        from pg_catalog.pg_policies p
        where p.schemaname in ('app', 'private')
        union all
        select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass)
        from pg_catalog.pg_trigger t
        join pg_catalog.pg_class c on c.oid = t.tgrelid
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace) and not t.tgisinternal
    loop
        execute item.statement;
    end loop;
    -- new_id() stays: the defaults of the tables need it.
    for item in
        select format('drop function %s', p.oid::regprocedure) as statement
        from pg_catalog.pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace) and p.proname <> 'new_id'
    loop
        execute item.statement;
    end loop;
end $$;

revoke all on all tables in schema app, private from public, oneenglish_client, oneenglish_marker;
revoke all on schema app, private from public, oneenglish_client, oneenglish_marker;

-- Global on purpose: "in schema" cannot take away what PUBLIC is given by default.
alter default privileges revoke execute on functions from public;
