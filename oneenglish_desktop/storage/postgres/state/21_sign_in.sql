-- Signing in, in three calls: salt, submit (committed by the caller), finish in a later transaction.
-- A guess is judged only after an earlier transaction committed it, so that no rollback hides it.
-- No secret is held in a plpgsql variable that goes into another statement: debug_print_plan of the
-- caller would show it; secrets are joined inside one statement.

-- Salt and costs of the person's password hash. An unknown login gets a salt that is always the same
-- for it, and the school's usual costs.
create function app.sign_in_salt(p_login text, out salt bytea, out time_cost integer, out memory_kib integer, out parallelism integer)
language plpgsql stable security definer set search_path = '' as $$
begin
    select
        coalesce(c.salt, substr(sha256(convert_to((f.value #>> '{}') || '/' || lower(p_login), 'UTF8')), 1, 16)),
        coalesce(c.time_cost, (k.value ->> 'time_cost')::integer),
        coalesce(c.memory_kib, (k.value ->> 'memory_kib')::integer),
        coalesce(c.parallelism, (k.value ->> 'parallelism')::integer)
    into salt, time_cost, memory_kib, parallelism
    from private.setting f
    join private.setting k on k.key = 'password_costs'
    left join app."user" u on (u.username = lower(p_login) or u.email = lower(p_login)) and u.active
    left join private.credential c on c.user_id = u.id
    where f.key = 'fake_salt_secret';
end $$;

-- Stores the guess and says nothing about it. A PC that guesses without end is not heard.
create function app.sign_in_submit(p_login text, p_proof bytea, p_sign_key bytea) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
    v_attempt uuid;
begin
    if length(p_login) not between 1 and 254 or length(p_proof) <> 32 or length(p_sign_key) <> 32 then
        raise exception 'a login, a proof of 32 bytes and a key of 32 bytes are needed' using errcode = 'OE004';
    end if;
    insert into private.sign_in_attempt (login, verifier, sign_key)
    select lower(p_login), sha256(p_proof), p_sign_key
    where (
        select count(*) from private.sign_in_attempt t
        where t.device = session_user and t.at > clock_timestamp() - interval '10 minutes'
    ) < 500
    returning id into v_attempt;
    if v_attempt is null then
        raise exception 'this PC tries too often' using errcode = '53400';
    end if;
    return v_attempt;
end $$;

-- Seconds until there are few enough wrong guesses for this login on this PC or address (10 in ten
-- minutes, since the last right one), for this login anywhere (30; not on a PC that knows the person)
-- and for any login on this PC (50); null when there are.
-- A guess that is not judged yet counts, one that was turned away does not: whoever keeps trying
-- while signing in rests does not make the rest longer.
create function private.sign_in_rest(p_attempt uuid, p_login text) returns integer
language plpgsql set search_path = '' as $$
declare
    v_start timestamptz := clock_timestamp() - interval '10 minutes';
    v_last_right timestamptz := (
        select max(t.at) from private.sign_in_attempt t
        where t.login = p_login and t.device = session_user and t.outcome = 'ok'
    );
    v_known boolean := exists (
        select from private.session s
        join app."user" u on u.id = s.user_id
        where s.device = session_user and (u.username = p_login or u.email = p_login)
    );
    v_oldest timestamptz;
begin
    select max(g.at) into v_oldest
    from (
        (
            select t.at from private.sign_in_attempt t
            where t.login = p_login and t.at > greatest(v_start, v_last_right) and t.id <> p_attempt
              and (t.outcome is null or t.outcome = 'wrong')
              and (t.device = session_user or t.client_addr = inet_client_addr())
            order by t.at desc offset 9 limit 1
        ) union all (
            select t.at from private.sign_in_attempt t
            where t.login = p_login and t.at > v_start and t.id <> p_attempt and not v_known
              and (t.outcome is null or t.outcome = 'wrong')
            order by t.at desc offset 29 limit 1
        ) union all (
            select t.at from private.sign_in_attempt t
            where t.device = session_user and t.at > v_start and t.id <> p_attempt
              and (t.outcome is null or t.outcome = 'wrong')
            order by t.at desc offset 49 limit 1
        )
    ) g;
    return ceil(extract(epoch from v_oldest - v_start));
end $$;

-- Guesses and sessions that nothing needs any more; a session's key is kept for answers that come late.
create function private.forget_old_sign_ins() returns void
language plpgsql set search_path = '' as $$
begin
    delete from private.sign_in_attempt t where t.id in (
        select o.id from private.sign_in_attempt o
        where o.at < clock_timestamp() - interval '1 day'
        limit 100 for update skip locked
    );
    delete from private.session s where s.id in (
        select o.id from private.session o
        where o.expires_at < clock_timestamp() - interval '180 days'
        limit 100 for update skip locked
    );
end $$;

-- Judges a committed guess once: ok, wrong, throttled (with the seconds to wait) or expired.
create function app.sign_in_finish(p_attempt uuid, out status text, out retry_after integer,
    out token text, out session_id uuid, out expires_at timestamptz)
language plpgsql security definer set search_path = '' as $$
declare
    v_login text;
    v_xact text;
    v_user uuid;
begin
    retry_after := 0;
    select t.login, t.xact into v_login, v_xact
    from private.sign_in_attempt t
    where t.id = p_attempt and t.device = session_user and t.outcome is null
      and t.at > clock_timestamp() - interval '60 seconds'
    for update;
    if not found then
        status := 'expired';
        return;
    end if;
    if v_xact = pg_current_xact_id()::text then
        raise exception 'commit the attempt first' using errcode = '25001';
    end if;
    retry_after := coalesce(private.sign_in_rest(p_attempt, v_login), 0);
    if retry_after > 0 then
        status := 'throttled';
    else
        select c.user_id into v_user
        from private.sign_in_attempt t
        join app."user" u on (u.username = t.login or u.email = t.login) and u.active
        join private.credential c on c.user_id = u.id and c.verifier = t.verifier
        where t.id = p_attempt;
        status := case when v_user is null then 'wrong' else 'ok' end;
    end if;
    update private.sign_in_attempt t set outcome = status where t.id = p_attempt;
    if v_user is not null then
        select o.token, o.session_id, o.expires_at into token, session_id, expires_at
        from private.open_session(p_attempt, v_user) o;
        perform private.forget_old_sign_ins();
    end if;
end $$;

-- A session of ten hours. The token leaves the database once and is kept as its hash.
create function private.open_session(p_attempt uuid, p_user uuid,
    out token text, out session_id uuid, out expires_at timestamptz)
language plpgsql set search_path = '' as $$
begin
    with made as materialized (
        select encode(sha256(convert_to(
            gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex') as token
    ), stored as (
        insert into private.session (user_id, token_hash, sign_key, device, client_addr, expires_at)
        select p_user, sha256(convert_to(m.token, 'UTF8')), t.sign_key, t.device, t.client_addr,
               clock_timestamp() + interval '10 hours'
        from made m
        join private.sign_in_attempt t on t.id = p_attempt
        returning id, private.session.expires_at
    )
    select m.token, s.id, s.expires_at into token, session_id, expires_at
    from made m cross join stored s;
    insert into app.user_activity (user_id, kind, details)
    values (p_user, 'signed_in', jsonb_build_object('device', session_user));
end $$;

create function app.sign_out() returns void
language plpgsql security definer set search_path = '' as $$
declare
    v_user uuid := app.current_user_id();
begin
    if v_user is null then
        return;
    end if;
    update private.session s set revoked_at = clock_timestamp()
    where s.token_hash = sha256(convert_to(current_setting('oneenglish.token', true), 'UTF8'));
    insert into app.user_activity (user_id, kind) values (v_user, 'signed_out');
end $$;
