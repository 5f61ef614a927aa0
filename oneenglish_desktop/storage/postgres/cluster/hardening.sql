-- What a PC's login must not do in this database; run by a superuser, as often as one likes.

do $$
declare
    item record;
begin
    -- Whoever may connect to any database can signal the others from there.
    for item in
        select d.datname from pg_catalog.pg_database d
        where has_database_privilege('public', d.oid, 'connect') or has_database_privilege('public', d.oid, 'temporary')
    loop
        execute format('revoke connect, temporary on database %I from public', item.datname);
    end loop;
    execute format(
        'grant connect on database %I to oneenglish_client, oneenglish_marker, oneenglish_migrator',
        current_database()
    );
    -- Signals, other people's statements, locks and files that fill memory and disk, messages.
    for item in
        select p.oid::regprocedure as name
        from pg_catalog.pg_proc p
        where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f'
          and p.proname ~ ('^(pg_terminate_backend|pg_cancel_backend|pg_stat_get_activity|pg_lock_status'
              || '|pg_notify|pg_logical_emit_message|loread|lowrite)$'
              || '|^(lo_|pg_stat_get_backend_|pg_advisory_|pg_try_advisory_)')
    loop
        execute format('revoke execute on function %s from public', item.name);
    end loop;
    -- A PC can set these for itself; only the limit on files is out of its reach.
    execute format('alter database %I set temp_file_limit = %L', current_database(), '256MB');
    execute format('alter database %I set idle_in_transaction_session_timeout = %L', current_database(), '60s');
    -- Parameters carry passwords' proofs and tokens: they are never logged.
    execute format('alter database %I set log_parameter_max_length = 0', current_database());
    execute format('alter database %I set log_parameter_max_length_on_error = 0', current_database());
end $$;

revoke select on pg_catalog.pg_stat_activity, pg_catalog.pg_locks from public;
revoke usage on language plpgsql from public;
revoke all on schema public from public;
grant usage on language plpgsql to oneenglish_owner;
grant execute on function pg_catalog.pg_advisory_xact_lock(bigint) to oneenglish_owner;
