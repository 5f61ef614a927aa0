-- What the person likes, what happened, what went wrong.

-- Several settings at once: an object of keys and values.
create function app.set_settings(p_values jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
    v_user uuid := private.require_session();
begin
    insert into app.user_setting (user_id, key, value)
    select v_user, v.key, v.value from jsonb_each(p_values) v
    on conflict (user_id, key) do update set value = excluded.value, updated_at = clock_timestamp();
    if (select count(*) from app.user_setting s where s.user_id = v_user) > 100 then
        raise exception 'there are too many settings' using errcode = 'OE004';
    end if;
end $$;

create function app.set_setting(p_key text, p_value jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
    perform app.set_settings(jsonb_build_object(p_key, p_value));
end $$;

-- Something that the person did; what the database sees itself it writes itself. A PC that writes
-- without end is not heard.
create function app.record_activity(p_kind text, p_details jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
    v_user uuid := private.require_session();
begin
    if p_kind in ('signed_in', 'signed_out', 'phase_started', 'phase_finished') then
        raise exception 'the database writes this itself' using errcode = 'OE004';
    end if;
    insert into app.user_activity (user_id, kind, details)
    select v_user, p_kind, p_details
    where (
        select count(*) from app.user_activity a
        where a.user_id = v_user and a.at > clock_timestamp() - interval '1 hour'
    ) < 2000;
end $$;

-- A bug of the app, also from a PC on which nobody is signed in.
create function app.report_error(p_reference text, p_kind text, p_message text, p_details jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
    insert into app.error_log (reference, user_id, kind, message, details)
    select left(p_reference, 40), app.current_user_id(), left(p_kind, 200), left(p_message, 10000),
        case when length(p_details::text) <= 50000 then p_details else '{"cut": true}' end
    where (
        select count(*) from app.error_log e
        where e.device = session_user and e.at > clock_timestamp() - interval '1 hour'
    ) < 200;
end $$;
