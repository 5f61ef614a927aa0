-- Tables of the first schema, in the order of their references. Run once, as oneenglish_owner.
-- Every index on a person's rows starts with user_id (but for primary keys): an index that starts
-- with another column lets EXPLAIN count other people's rows.

create schema app;

-- uuidv7() came with PostgreSQL 18: keys that grow keep the indexes small.
do $$
begin
    execute format(
        'create function private.new_id() returns uuid language sql volatile return %I()',
        case when current_setting('server_version_num')::integer >= 180000
            then 'uuidv7' else 'gen_random_uuid' end
    );
end $$;

create table private.setting (
    key text primary key,
    value jsonb not null
);

insert into private.setting (key, value) values
    ('school_name', '"School"'),
    ('fake_salt_secret', to_jsonb(encode(sha256(convert_to(
        gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'))),
    ('password_costs', '{"time_cost": 2, "memory_kib": 65536, "parallelism": 1}');

-- People ---------------------------------------------------------------------------------------

create table app."user" (
    id uuid primary key default private.new_id(),
    username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    email text unique check (email = lower(email) and email like '_%@_%'),
    full_name text not null check (length(full_name) between 1 and 200),
    active boolean not null default true,
    created_at timestamptz not null default now()
);

create table app.user_setting (
    user_id uuid not null references app."user" on delete cascade,
    key text not null check (key ~ '^[a-z_]{1,40}$'),
    value jsonb not null check (length(value::text) <= 1000),
    updated_at timestamptz not null default now(),
    primary key (user_id, key)
);

create table app.user_activity (
    id uuid primary key default private.new_id(),
    user_id uuid not null references app."user" on delete cascade,
    kind text not null check (kind ~ '^[a-z_]{1,40}$'),
    details jsonb not null default '{}' check (length(details::text) <= 4000),
    at timestamptz not null default clock_timestamp()
);
create index user_activity_user_id_at on app.user_activity (user_id, at);

create table private.credential (
    user_id uuid primary key references app."user" on delete cascade,
    salt bytea not null check (length(salt) between 16 and 64),
    verifier bytea not null check (length(verifier) = 32),
    time_cost integer not null check (time_cost between 1 and 20),
    memory_kib integer not null check (memory_kib between 8 and 1048576),
    parallelism integer not null check (parallelism between 1 and 16),
    changed_at timestamptz not null default now()
);

create table private.session (
    id uuid primary key default private.new_id(),
    user_id uuid not null references app."user" on delete cascade,
    token_hash bytea not null unique check (length(token_hash) = 32),
    sign_key bytea not null check (length(sign_key) = 32),
    device text not null,
    client_addr inet,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index session_user_id_device on private.session (user_id, device);

create table private.sign_in_attempt (
    id uuid primary key default private.new_id(),
    login text not null,
    verifier bytea not null check (length(verifier) = 32),
    sign_key bytea not null check (length(sign_key) = 32),
    xact text not null default pg_current_xact_id()::text,
    device text not null default session_user,
    client_addr inet default inet_client_addr(),
    at timestamptz not null default clock_timestamp(),
    outcome text check (outcome in ('ok', 'wrong', 'throttled'))
);
create index sign_in_attempt_login_at on private.sign_in_attempt (login, at);
create index sign_in_attempt_device_at on private.sign_in_attempt (device, at);

create table private.mongo_account (
    device text not null,
    tier text not null check (tier in ('student', 'staff', 'marker')),
    username text not null unique,
    password text not null,
    primary key (device, tier)
);

-- Permissions ----------------------------------------------------------------------------------

create table app.role (
    id uuid primary key default private.new_id(),
    name text not null unique check (name ~ '^[a-z_]{1,40}$'),
    created_at timestamptz not null default now()
);

create table app.permission (
    code text primary key check (code ~ '^[a-z_]+\.[a-z_]+$')
);

create table app.role_permission (
    role_id uuid not null references app.role on delete cascade,
    permission_code text not null references app.permission on delete cascade,
    primary key (role_id, permission_code)
);
create index role_permission_permission_code on app.role_permission (permission_code);

create table app.valid_role (
    user_id uuid not null references app."user" on delete cascade,
    role_id uuid not null references app.role,
    valid_from timestamptz not null default now(),
    valid_until timestamptz,
    granted_by uuid references app."user" on delete set null,
    primary key (user_id, role_id, valid_from),
    check (valid_until > valid_from)
);

create table app.user_permission (
    user_id uuid not null references app."user" on delete cascade,
    permission_code text not null references app.permission on delete cascade,
    allowed boolean not null,
    granted_by uuid references app."user" on delete set null,
    granted_at timestamptz not null default now(),
    primary key (user_id, permission_code)
);

-- Challenges and classes -----------------------------------------------------------------------

create table app.challenge (
    id uuid primary key default private.new_id(),
    title text not null check (length(title) between 1 and 200),
    category text not null check (length(category) between 1 and 100),
    level text not null check (level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
    difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
    description text not null default '' check (length(description) <= 10000),
    position integer not null default 0,
    state text not null default 'draft' check (state in ('draft', 'published', 'archived')),
    created_by uuid references app."user" on delete set null,
    created_at timestamptz not null default now()
);

create table app.phase (
    id uuid primary key default private.new_id(),
    challenge_id uuid not null references app.challenge on delete cascade,
    position smallint not null check (position between 1 and 5),
    name text not null check (length(name) between 1 and 100),
    pass_percent numeric(5, 2) not null default 60 check (pass_percent between 0 and 100),
    gold numeric(5, 2) not null default 90,
    silver numeric(5, 2) not null default 75,
    bronze numeric(5, 2) not null default 60,
    time_limit integer check (time_limit > 0),
    max_runs integer check (max_runs > 0),
    question_count integer not null default 0 check (question_count between 0 and 1000),
    max_points numeric(10, 4) not null default 0 check (max_points >= 0),
    question_types jsonb not null default '{}',
    practice jsonb not null default '[]',
    content_revision integer not null default 1 check (content_revision > 0),
    published boolean not null default false,
    unique (challenge_id, position),
    unique (id, challenge_id),
    check (100 >= gold and gold >= silver and silver >= bronze and bronze >= 0)
);

create table app.school_class (
    id uuid primary key default private.new_id(),
    name text not null unique check (length(name) between 1 and 100),
    created_at timestamptz not null default now()
);

create table app.class_member (
    user_id uuid not null references app."user" on delete cascade,
    class_id uuid not null references app.school_class on delete cascade,
    teaches boolean not null default false,
    primary key (user_id, class_id)
);
-- Clients may not read this table, so an index by class shows them nothing.
create index class_member_class_id on app.class_member (class_id);

create table app.assignment (
    id uuid primary key default private.new_id(),
    class_id uuid not null references app.school_class on delete cascade,
    challenge_id uuid not null references app.challenge on delete cascade,
    due date not null,
    set_by uuid references app."user" on delete set null,
    created_at timestamptz not null default now(),
    unique (class_id, challenge_id)
);
create index assignment_challenge_id on app.assignment (challenge_id);

-- Progress: composite keys carry the owner down, so that no row can lie about it -----------------

create table app.user_progress (
    id uuid primary key default private.new_id(),
    user_id uuid not null references app."user" on delete cascade,
    challenge_id uuid not null references app.challenge,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    phases_passed smallint not null default 0 check (phases_passed between 0 and 5),
    points numeric(10, 4) not null default 0,
    revision integer not null default 0,
    unique (user_id, challenge_id),
    unique (user_id, id, challenge_id)
);

create table app.phase_progress (
    id uuid primary key default private.new_id(),
    user_progress_id uuid not null,
    user_id uuid not null,
    challenge_id uuid not null,
    phase_id uuid not null,
    run integer not null check (run > 0),
    state text not null default 'started' check (state in ('started', 'finished')),
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    active_seconds integer not null default 0 check (active_seconds >= 0),
    points numeric(10, 4) not null default 0 check (points >= 0),
    max_points numeric(10, 4) not null,
    answered integer not null default 0,
    question_count integer not null,
    percent numeric(7, 4) not null default 0 check (percent between 0 and 100),
    passed boolean not null default false,
    medal text check (medal in ('gold', 'silver', 'bronze')),
    manifest uuid[] not null default '{}',
    pending integer not null default 0,
    content_revision integer not null,
    revision integer not null default 0,
    unique (user_id, phase_id, run),
    unique (user_id, id),
    foreign key (user_id, user_progress_id, challenge_id)
        references app.user_progress (user_id, id, challenge_id) on delete cascade,
    foreign key (phase_id, challenge_id) references app.phase (id, challenge_id),
    check ((state = 'finished') = (finished_at is not null))
);
create unique index phase_progress_one_running on app.phase_progress (user_id, phase_id) where state = 'started';

create table app.answer_outcome (
    answer_id uuid primary key,
    phase_progress_id uuid not null,
    user_id uuid not null,
    item integer not null check (item between 1 and 1000),
    attempt integer not null check (attempt between 1 and 1000),
    fraction numeric(7, 6) not null check (fraction between 0 and 1),
    points numeric(10, 4) not null check (points >= 0),
    correct boolean,
    feedback jsonb not null default '{}',
    marked_at timestamptz not null default clock_timestamp(),
    unique (user_id, phase_progress_id, item, attempt),
    foreign key (user_id, phase_progress_id) references app.phase_progress (user_id, id) on delete cascade
);
create index answer_outcome_user_id_marked_at on app.answer_outcome (user_id, marked_at);

-- What the school keeps about itself -------------------------------------------------------------

create table app.saga (
    id uuid primary key default private.new_id(),
    kind text not null check (kind ~ '^[a-z_]{1,40}$'),
    state text not null default 'running' check (state in ('running', 'undoing', 'done', 'undone', 'stuck')),
    step integer not null default 0 check (step >= 0),
    details jsonb not null default '{}',
    problem text,
    lease_holder text,
    lease_until timestamptz,
    created_by uuid references app."user" on delete set null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index saga_open on app.saga (created_at) where state in ('running', 'undoing');

create table app.error_log (
    id uuid primary key default private.new_id(),
    reference text not null,
    user_id uuid references app."user" on delete set null,
    device text not null default session_user,
    kind text not null,
    message text not null,
    details jsonb not null default '{}',
    at timestamptz not null default clock_timestamp()
);
create index error_log_reference on app.error_log (reference);
create index error_log_device_at on app.error_log (device, at);

create table private.audit_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    user_id uuid,
    device text not null default session_user,
    action text not null check (action in ('insert', 'update', 'delete')),
    table_name text not null,
    row_key text not null,
    before jsonb,
    after jsonb
);
create index audit_log_at on private.audit_log (at);
create index audit_log_row on private.audit_log (table_name, row_key, at);

-- The list of the school's permissions and what each role is given ------------------------------

insert into app.permission (code) values
    ('challenge.play'), ('challenge.write'), ('challenge.assign'), ('question.write'),
    ('answer.mark'), ('class.view'), ('class.manage'), ('grade.view'), ('grade.export'),
    ('chat.read'), ('chat.write'), ('chat.moderate'), ('person.manage'), ('role.manage'),
    ('audit.read'), ('system.manage');

insert into app.role (name) values ('student'), ('teacher'), ('admin');

insert into app.role_permission (role_id, permission_code)
select r.id, p.code
from app.role r
join (values
    ('student', '{challenge.play,chat.read,chat.write}'::text[]),
    ('teacher', '{challenge.write,challenge.assign,question.write,answer.mark,class.view,grade.view,grade.export,chat.read,chat.write,chat.moderate}'),
    ('admin', '{class.view,class.manage,grade.view,chat.read,chat.write,person.manage,role.manage,audit.read,system.manage}')
) as given (name, codes) on given.name = r.name
cross join lateral unnest(given.codes) as p (code);
