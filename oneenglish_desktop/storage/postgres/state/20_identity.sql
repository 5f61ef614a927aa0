-- Who is asking, and what the person may do. plpgsql, because PostgreSQL before 18 plans the body
-- of an SQL function again in every statement.

-- The person of the token of this transaction, null without one that is valid on this PC.
create function app.current_user_id() returns uuid
language plpgsql stable security definer parallel safe set search_path = '' as $$
begin
    return (
        select s.user_id
        from private.session s
        join app."user" u on u.id = s.user_id and u.active
        where s.token_hash = sha256(convert_to(nullif(current_setting('oneenglish.token', true), ''), 'UTF8'))
          -- A token that was stolen is worth nothing on another PC.
          and s.device = session_user
          and s.revoked_at is null
          -- now() stands still in a long transaction.
          and s.expires_at > clock_timestamp()
          -- An old snapshot must not keep a revoked session alive.
          and current_setting('transaction_isolation') = 'read committed'
    );
end $$;

-- Roles plus direct grants; a denial beats every grant.
create function private.holds(p_user uuid, p_code text) returns boolean
language plpgsql stable set search_path = '' as $$
begin
    return coalesce(
        (
            select d.allowed from app.user_permission d
            where d.user_id = p_user and d.permission_code = p_code
        ),
        exists (
            select from app.valid_role v
            join app.role_permission g on g.role_id = v.role_id and g.permission_code = p_code
            where v.user_id = p_user
              and v.valid_from <= clock_timestamp()
              and (v.valid_until is null or v.valid_until > clock_timestamp())
        )
    );
end $$;

create function app.has_permission(p_code text) returns boolean
language plpgsql stable security definer parallel safe set search_path = '' as $$
begin
    return private.holds(app.current_user_id(), p_code);
end $$;

-- The person's id, or the error that the client maps to "please sign in again".
create function private.require_session() returns uuid
language plpgsql stable set search_path = '' as $$
declare
    v_user uuid := app.current_user_id();
begin
    if v_user is null then
        raise exception 'the session has ended' using errcode = 'OE005';
    end if;
    return v_user;
end $$;

create function private.require(p_code text) returns uuid
language plpgsql stable set search_path = '' as $$
declare
    v_user uuid := private.require_session();
begin
    if not private.holds(v_user, p_code) then
        raise exception 'the permission % is needed', p_code using errcode = 'OE001';
    end if;
    return v_user;
end $$;

-- Name of the school and version of its schema; open to every login.
create function app.school(out name text, out schema_version text)
language plpgsql stable security definer set search_path = '' as $$
begin
    select s.value #>> '{}', v.version_num into name, schema_version
    from private.setting s
    cross join private.alembic_version v
    where s.key = 'school_name';
end $$;

-- Everything that the client shows and mirrors about the person; null without a valid session.
create function app.whoami() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    return (
        select jsonb_build_object(
            'id', u.id,
            'username', u.username,
            'full_name', u.full_name,
            'email', u.email,
            'roles', (
                select coalesce(jsonb_agg(distinct r.name), '[]')
                from app.valid_role v
                join app.role r on r.id = v.role_id
                where v.user_id = u.id
                  and v.valid_from <= clock_timestamp()
                  and (v.valid_until is null or v.valid_until > clock_timestamp())
            ),
            'classes', (
                select coalesce(jsonb_agg(c.name order by c.name), '[]')
                from app.class_member m
                join app.school_class c on c.id = m.class_id
                where m.user_id = u.id
            ),
            'permissions', (
                select coalesce(jsonb_agg(p.code order by p.code), '[]')
                from app.permission p
                where private.holds(u.id, p.code)
            ),
            'settings', (
                select coalesce(jsonb_object_agg(k.key, k.value), '{}')
                from app.user_setting k
                where k.user_id = u.id
            ),
            'session_id', s.id,
            'expires_at', s.expires_at
        )
        from private.session s
        join app."user" u on u.id = s.user_id
        where u.id = app.current_user_id()
          and s.token_hash = sha256(convert_to(nullif(current_setting('oneenglish.token', true), ''), 'UTF8'))
    );
end $$;

-- The account of this PC in the document store for the person's tier.
create function app.mongo_credentials(out tier text, out username text, out password text)
language plpgsql stable security definer set search_path = '' as $$
declare
    v_user uuid := private.require_session();
begin
    select a.tier, a.username, a.password into tier, username, password
    from private.mongo_account a
    where a.device = session_user
      and a.tier = case
          when private.holds(v_user, 'question.write') or private.holds(v_user, 'answer.mark') then 'staff'
          else 'student'
      end;
    if username is null then
        raise exception 'this PC has no account in the document store' using errcode = 'OE002';
    end if;
end $$;
