-- Who may read which rows and columns, and call which functions. Nobody is given INSERT, UPDATE or
-- DELETE: the functions are the only writers. A policy on a person's rows says `user_id = me` and
-- nothing else: with `or has_permission(..)` EXPLAIN ANALYZE counts other people's rows.

do $$
declare
    item record;
begin
    for item in
        select c.oid::regclass as name from pg_catalog.pg_class c
        where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
    loop
        execute format('alter table %s enable row level security', item.name);
    end loop;
end $$;

grant usage on schema app to oneenglish_client, oneenglish_marker;

grant select (id, username, full_name) on app."user" to oneenglish_client;
create policy own on app."user" for select to oneenglish_client
    using (id = (select app.current_user_id()));

grant select (user_id, key, value) on app.user_setting to oneenglish_client;
create policy own on app.user_setting for select to oneenglish_client
    using (user_id = (select app.current_user_id()));

grant select (id, title, category, level, difficulty, description, position, state)
    on app.challenge to oneenglish_client;
create policy published on app.challenge for select to oneenglish_client
    using (state = 'published' and (select app.current_user_id()) is not null);

grant select (id, challenge_id, position, name, pass_percent, gold, silver, bronze, time_limit, max_runs,
    question_count, max_points, question_types, practice, content_revision, published)
    on app.phase to oneenglish_client;
create policy published on app.phase for select to oneenglish_client
    using (published and (select app.current_user_id()) is not null);

grant select (id, user_id, challenge_id, started_at, finished_at, phases_passed, points, revision)
    on app.user_progress to oneenglish_client;
create policy own on app.user_progress for select to oneenglish_client
    using (user_id = (select app.current_user_id()));

grant select (id, user_progress_id, user_id, challenge_id, phase_id, run, state, started_at, finished_at,
    active_seconds, points, max_points, answered, question_count, percent, passed, medal, manifest,
    pending, content_revision, revision)
    on app.phase_progress to oneenglish_client;
create policy own on app.phase_progress for select to oneenglish_client
    using (user_id = (select app.current_user_id()));

grant select (answer_id, phase_progress_id, user_id, item, attempt, fraction, points, correct, feedback, marked_at)
    on app.answer_outcome to oneenglish_client;
create policy own on app.answer_outcome for select to oneenglish_client
    using (user_id = (select app.current_user_id()));

revoke execute on all functions in schema app, private from public, oneenglish_client, oneenglish_marker;
grant execute on function app.school(), app.report_error(text, text, text, jsonb)
    to oneenglish_client, oneenglish_marker;
grant execute on function
    app.current_user_id(), app.has_permission(text), app.whoami(), app.mongo_credentials(),
    app.sign_in_salt(text), app.sign_in_submit(text, bytea, bytea), app.sign_in_finish(uuid), app.sign_out(),
    app.start_phase(uuid), app.touch_phase(uuid, integer), app.finish_phase(uuid, uuid[]),
    app.my_assignments(), app.challenge_podium(uuid), app.class_progress(uuid),
    app.set_setting(text, jsonb), app.set_settings(jsonb), app.record_activity(text, jsonb)
    to oneenglish_client;
grant execute on function app.marking_context(uuid, uuid), app.record_outcomes(jsonb) to oneenglish_marker;
