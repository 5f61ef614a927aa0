-- The database itself writes down every change of people, permissions, challenges and classes.

create function private.record_audit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    v_row jsonb := coalesce(to_jsonb(new), to_jsonb(old));
begin
    if tg_op = 'UPDATE' and old is not distinct from new then
        return null;
    end if;
    insert into private.audit_log (user_id, action, table_name, row_key, before, after)
    values (app.current_user_id(), lower(tg_op), tg_table_name,
        coalesce(v_row ->> 'id', v_row ->> 'code', v_row ->> 'user_id', v_row ->> 'role_id'),
        to_jsonb(old), to_jsonb(new));
    return null;
end $$;

-- Of a password only that it was changed: neither salt nor verifier.
create function private.record_credential_audit() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    insert into private.audit_log (user_id, action, table_name, row_key)
    values (app.current_user_id(), lower(tg_op), tg_table_name, coalesce(new.user_id, old.user_id)::text);
    return null;
end $$;

create trigger audit after insert or update or delete on app."user" for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.role for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.permission for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.role_permission for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.valid_role for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.user_permission for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.challenge for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.phase for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.school_class for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.class_member for each row execute function private.record_audit();
create trigger audit after insert or update or delete on app.assignment for each row execute function private.record_audit();
create trigger audit after insert or delete on private.credential for each row execute function private.record_credential_audit();
create trigger audit_change after update on private.credential for each row
    when (old.verifier is distinct from new.verifier or old.salt is distinct from new.salt)
    execute function private.record_credential_audit();
