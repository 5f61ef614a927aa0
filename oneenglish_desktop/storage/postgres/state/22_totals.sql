-- Totals are recomputed from the outcomes, never counted up: a repeat changes nothing.

-- Whoever changes runs or outcomes first holds the rows of user_progress, in the order of their ids:
-- all writers of one person and challenge queue here, and none waits for another in a circle.
create function private.hold_progress(p_ids uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
    perform from app.user_progress u where u.id = any (p_ids) order by u.id for no key update;
end $$;

-- Points, medal and waiting answers of these runs; then the challenges that they belong to.
create function private.recompute(p_runs uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
    update app.phase_progress p set
        points = t.points,
        answered = t.answered,
        percent = t.percent,
        passed = t.finished and t.percent >= f.pass_percent,
        medal = case
            when not t.finished then null
            when t.percent >= f.gold then 'gold'
            when t.percent >= f.silver then 'silver'
            when t.percent >= f.bronze then 'bronze'
        end,
        pending = t.pending,
        revision = p.revision + 1
    from private.run_totals(p_runs) t
    join app.phase f on f.id = t.phase_id
    where p.id = t.id;

    update app.user_progress u set
        points = t.points,
        phases_passed = t.phases_passed,
        finished_at = case when t.phases_passed = 5 then t.last_passed_at end,
        revision = u.revision + 1
    from (
        select b.user_id, b.challenge_id,
            coalesce(sum(b.points), 0) as points,
            count(b.passed_at) as phases_passed,
            max(b.passed_at) as last_passed_at
        from (
            select p.user_id, p.challenge_id, p.phase_id,
                max(p.points) filter (where p.state = 'finished') as points,
                min(p.finished_at) filter (where p.passed) as passed_at
            from app.phase_progress p
            where (p.user_id, p.challenge_id) in (
                select r.user_id, r.challenge_id from app.phase_progress r where r.id = any (p_runs)
            )
            group by p.user_id, p.challenge_id, p.phase_id
        ) b
        group by b.user_id, b.challenge_id
    ) t
    where u.user_id = t.user_id and u.challenge_id = t.challenge_id;
end $$;

-- What the outcomes of a run add up to: of each item the best try counts.
create function private.run_totals(p_runs uuid[])
returns table (id uuid, phase_id uuid, finished boolean, points numeric, answered bigint, percent numeric, pending bigint)
language plpgsql stable set search_path = '' as $$
begin
    return query
    select r.id, r.phase_id, r.state = 'finished', s.points, s.answered,
        case when r.max_points > 0 then least(100, 100 * s.points / r.max_points) else 0 end,
        (
            select count(*) from unnest(r.manifest) m (answer_id)
            where not exists (select from app.answer_outcome o where o.answer_id = m.answer_id)
        )
    from app.phase_progress r
    cross join lateral (
        select coalesce(sum(b.best), 0) as points, count(*) as answered
        from (
            select max(o.points) as best
            from app.answer_outcome o
            where o.user_id = r.user_id and o.phase_progress_id = r.id
            group by o.item
        ) b
    ) s
    where r.id = any (p_runs);
end $$;
