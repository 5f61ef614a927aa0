-- The marker's two functions. It is no person: its login alone may call them.

-- What the marker must know before it marks an answer. Sessions that have ended count: an answer
-- that was signed in time may arrive late.
create function app.marking_context(p_session_id uuid, p_phase_progress_id uuid,
    out session_user_id uuid, out sign_key bytea, out owner_id uuid, out phase_id uuid,
    out finished boolean, out manifest uuid[], out content_revision integer,
    out question_count integer, out max_points numeric, out attempts jsonb)
language plpgsql stable security definer set search_path = '' as $$
begin
    select s.user_id, s.sign_key, p.user_id, p.phase_id, coalesce(p.state = 'finished', false),
        coalesce(p.manifest, '{}'), coalesce(p.content_revision, 0), coalesce(p.question_count, 0),
        coalesce(p.max_points, 0), coalesce(t.attempts, '{}')
    into session_user_id, sign_key, owner_id, phase_id, finished, manifest, content_revision,
        question_count, max_points, attempts
    from (select) as one
    left join private.session s on s.id = p_session_id
    left join app.phase_progress p on p.id = p_phase_progress_id
    left join lateral (
        select jsonb_object_agg(i.item, i.attempts) as attempts
        from (
            select o.item, jsonb_agg(o.attempt order by o.attempt) as attempts
            from app.answer_outcome o
            where o.user_id = p.user_id and o.phase_progress_id = p.id
            group by o.item
        ) i
    ) t on true;
end $$;

-- Stores outcomes and recomputes what they change, in one transaction. An outcome that is there
-- already changes nothing; one that a finished run does not list is dropped. Gives how many are new.
create function app.record_outcomes(p_outcomes jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
    v_new uuid[];
begin
    perform private.hold_progress(array(
        select p.user_progress_id
        from app.phase_progress p
        where p.id in (select (o ->> 'phase_progress_id')::uuid from jsonb_array_elements(p_outcomes) o)
    ));
    with stored as (
        insert into app.answer_outcome
            (answer_id, phase_progress_id, user_id, item, attempt, fraction, points, correct, feedback)
        select o.answer_id, p.id, p.user_id, o.item, o.attempt, o.fraction, o.points, o.correct,
            coalesce(o.feedback, '{}')
        from jsonb_to_recordset(p_outcomes) as o (
            answer_id uuid, phase_progress_id uuid, item integer, attempt integer,
            fraction numeric, points numeric, correct boolean, feedback jsonb
        )
        join app.phase_progress p on p.id = o.phase_progress_id
        where p.state = 'started' or o.answer_id = any (p.manifest)
        on conflict do nothing
        returning phase_progress_id
    )
    select array_agg(phase_progress_id) into v_new from stored;
    if v_new is not null then
        perform private.recompute(v_new);
    end if;
    return coalesce(cardinality(v_new), 0);
end $$;
