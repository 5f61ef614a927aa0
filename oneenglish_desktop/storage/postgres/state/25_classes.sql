-- What people see of each other.

-- Assignments of the person's classes, for the list of challenges: the earliest day of each.
create function app.my_assignments() returns table (challenge_id uuid, due date, set_by text)
language plpgsql stable security definer set search_path = '' as $$
begin
    return query
    select distinct on (a.challenge_id) a.challenge_id, a.due, t.full_name
    from app.class_member m
    join app.assignment a on a.class_id = m.class_id
    left join app."user" t on t.id = a.set_by
    where m.user_id = app.current_user_id()
    order by a.challenge_id, a.due;
end $$;

-- The first three of the person's class who have finished the challenge; nobody below is named.
create function app.challenge_podium(p_challenge_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    v_user uuid := private.require_session();
    v_class app.school_class;
begin
    select c.* into v_class
    from app.class_member m
    join app.school_class c on c.id = m.class_id
    where m.user_id = v_user
    order by c.name
    limit 1;
    return (
        with finished as (
            select u.id, u.full_name, p.points,
                row_number() over (order by p.points desc, p.finished_at, u.id) as place
            from app.class_member m
            join app."user" u on u.id = m.user_id and u.active
            join app.user_progress p on p.user_id = m.user_id and p.challenge_id = p_challenge_id
            where m.class_id = v_class.id and not m.teaches and p.finished_at is not null
        )
        select jsonb_build_object(
            'class_name', v_class.name,
            'finished', count(*),
            'places', coalesce(jsonb_agg(jsonb_build_object(
                'place', f.place, 'person_id', f.id, 'full_name', f.full_name, 'points', f.points
            ) order by f.place) filter (where f.place <= 3), '[]')
        )
        from finished f
    );
end $$;

-- Where every student of a class stands, for its teachers and for whoever manages classes.
create function app.class_progress(p_class_id uuid)
returns table (user_id uuid, full_name text, challenge_id uuid, points numeric,
    phases_passed smallint, finished_at timestamptz, last_active timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare
    v_user uuid := private.require('class.view');
begin
    if not private.holds(v_user, 'class.manage') and not exists (
        select from app.class_member m
        where m.user_id = v_user and m.class_id = p_class_id and m.teaches
    ) then
        raise exception 'this is not your class' using errcode = 'OE001';
    end if;
    return query
    select u.id, u.full_name, p.challenge_id, p.points, p.phases_passed, p.finished_at,
        (select max(a.at) from app.user_activity a where a.user_id = u.id)
    from app.class_member m
    join app."user" u on u.id = m.user_id
    left join app.user_progress p on p.user_id = u.id
    where m.class_id = p_class_id and not m.teaches
    order by u.full_name, u.id, p.started_at;
end $$;
