-- What a student does in a phase. All writes of clients to progress go through these functions.

-- The running run of the phase, or a new one.
create function app.start_phase(p_phase_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
    v_user uuid := private.require('challenge.play');
    v_phase app.phase;
    v_progress uuid;
    v_run uuid;
    v_runs integer;
begin
    select f.* into v_phase
    from app.phase f
    join app.challenge c on c.id = f.challenge_id and c.state = 'published'
    where f.id = p_phase_id and f.published;
    if not found then
        raise exception 'the phase is not there' using errcode = 'OE002';
    end if;
    insert into app.user_progress (user_id, challenge_id)
    values (v_user, v_phase.challenge_id)
    on conflict do nothing;
    -- Two PCs that start at once queue here; the second finds the run of the first.
    select u.id into v_progress
    from app.user_progress u
    where u.user_id = v_user and u.challenge_id = v_phase.challenge_id
    for no key update;
    select p.id into v_run
    from app.phase_progress p
    where p.user_id = v_user and p.phase_id = p_phase_id and p.state = 'started';
    if found then
        return v_run;
    end if;
    v_runs := private.check_start(v_user, v_phase);
    insert into app.phase_progress
        (user_progress_id, user_id, challenge_id, phase_id, run, max_points, question_count, content_revision)
    values
        (v_progress, v_user, v_phase.challenge_id, p_phase_id, v_runs + 1, v_phase.max_points,
         v_phase.question_count, v_phase.content_revision)
    returning id into v_run;
    insert into app.user_activity (user_id, kind, details)
    values (v_user, 'phase_started', jsonb_build_object('phase_id', p_phase_id, 'phase_progress_id', v_run));
    return v_run;
end $$;

-- How many runs the person has had; an error when there may be no other one.
create function private.check_start(p_user uuid, p_phase app.phase) returns integer
language plpgsql stable set search_path = '' as $$
declare
    v_runs integer;
begin
    if p_phase.question_count = 0 then
        raise exception 'the phase has no questions' using errcode = 'OE008';
    end if;
    if p_phase.position > 1 and not exists (
        select from app.phase_progress p
        join app.phase f on f.id = p.phase_id
        where p.user_id = p_user and p.passed
          and f.challenge_id = p_phase.challenge_id and f.position = p_phase.position - 1
    ) then
        raise exception 'the phase is locked' using errcode = 'OE006';
    end if;
    select coalesce(max(p.run), 0) into v_runs
    from app.phase_progress p
    where p.user_id = p_user and p.phase_id = p_phase.id;
    if v_runs >= p_phase.max_runs then
        raise exception 'no runs are left' using errcode = 'OE007';
    end if;
    return v_runs;
end $$;

-- Time in the player: it never falls and is never longer than the time since the start.
create function app.touch_phase(p_phase_progress_id uuid, p_active_seconds integer) returns void
language plpgsql security definer set search_path = '' as $$
declare
    v_user uuid := private.require('challenge.play');
begin
    update app.phase_progress p set
        active_seconds = greatest(p.active_seconds, least(
            p_active_seconds, extract(epoch from clock_timestamp() - p.started_at)::integer))
    where p.id = p_phase_progress_id and p.user_id = v_user and p.state = 'started';
    if not found and not exists (
        select from app.phase_progress p where p.id = p_phase_progress_id and p.user_id = v_user
    ) then
        raise exception 'the run is not there' using errcode = 'OE002';
    end if;
end $$;

-- Ends a run. The manifest lists the answers that count; later ones are dropped. Once is enough: a
-- second call changes nothing.
create function app.finish_phase(p_phase_progress_id uuid, p_answer_ids uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
declare
    v_user uuid := private.require('challenge.play');
    v_run app.phase_progress;
begin
    if coalesce(cardinality(p_answer_ids), 0) > 5000 or array_position(p_answer_ids, null) is not null then
        raise exception 'a manifest has at most 5000 answers and no gaps' using errcode = 'OE004';
    end if;
    select p.* into v_run
    from app.phase_progress p
    where p.id = p_phase_progress_id and p.user_id = v_user;
    if not found then
        raise exception 'the run is not there' using errcode = 'OE002';
    end if;
    perform private.hold_progress(array[v_run.user_progress_id]);
    update app.phase_progress p set
        state = 'finished',
        finished_at = clock_timestamp(),
        manifest = array(select distinct a from unnest(p_answer_ids) a)
    where p.id = p_phase_progress_id and p.state = 'started';
    if not found then
        return;
    end if;
    perform private.recompute(array[p_phase_progress_id]);
    insert into app.user_activity (user_id, kind, details)
    values (v_user, 'phase_finished',
        jsonb_build_object('phase_id', v_run.phase_id, 'phase_progress_id', p_phase_progress_id));
end $$;
