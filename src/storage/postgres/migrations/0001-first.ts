import { type Kysely, type Migration, sql } from 'kysely'

/** Instants are written with milliseconds, so that nothing is lost in `timestamptz(3)`. */
const statements = [
  // The register. `details` holds what is never looked for, as it was imported; `position` the order of the file.
  `create table programme (
     only_one boolean primary key default true check (only_one),
     id text not null check (id <> ''),
     language text not null,
     time_zone text not null,
     holidays text not null,
     version bigint not null default 1,
     details json not null)`,
  `create table goal (id text primary key, position int not null, number int, details json not null)`,
  `create table area (id text primary key, position int not null, details json not null)`,
  `create table unit (id text primary key, position int not null, details json not null)`,
  `create table place (id text primary key, position int not null, details json not null)`,
  `create table theme (
     id text primary key, position int not null, number int,
     goal text references goal deferrable initially deferred,
     details json not null)`,
  `create table theme_section (
     theme text not null references theme on delete cascade,
     id text not null, position int not null, details json not null,
     primary key (theme, id))`,
  `create table person (
     email text primary key, position int not null, language text, deputy text, details json not null)`,
  `create table programme_role (
     role text not null check (role in ('coordinator', 'reader')),
     email text not null, position int not null,
     primary key (role, position))`,
  `create table project (
     id text primary key, position int not null,
     area text references area deferrable initially deferred,
     active_from date, active_to date,
     details json not null)`,
  `create table project_owner (
     project text not null references project on delete cascade,
     email text not null, position int not null,
     primary key (project, position))`,
  `create index on project_owner (email)`,
  `create table project_unit (
     project text not null references project on delete cascade,
     unit text not null references unit deferrable initially deferred, position int not null,
     primary key (project, position))`,
  `create table project_place (
     project text not null references project on delete cascade,
     place text not null references place deferrable initially deferred, position int not null,
     primary key (project, position))`,
  `create table project_line (
     project text not null references project on delete cascade,
     goal text not null references goal deferrable initially deferred,
     position int not null,
     theme text references theme deferrable initially deferred,
     active_from date, active_to date,
     details json not null,
     primary key (project, goal))`,
  `create table series (id text primary key, position int not null, details json not null)`,
  `create table question (
     series text not null references series on delete cascade,
     id text not null, position int not null,
     type text not null, scope text not null, required boolean not null,
     details json not null,
     primary key (series, position))`,
  `create table earlier_answer (
     position int primary key, series text not null, deadline date not null, subject text not null,
     details json not null)`,
  `create table earlier_summary (
     position int primary key, series text not null, deadline date not null, goal text not null,
     details json not null)`,

  // A round and its expected set, frozen when it opens.
  `create table round (
     id text primary key check (id <> ''),
     series text not null,
     deadline date not null,
     as_of text,
     opens_at timestamptz(3) not null,
     answers_due date not null,
     due_at timestamptz(3) not null,
     locks_at timestamptz(3) not null,
     report_at timestamptz(3) not null,
     extended_times int check (extended_times > 0),
     extended_at timestamptz(3),
     opened_at timestamptz(3) not null,
     opened_by text,
     version int not null default 1 check (version > 0),
     changed_in xid8 not null,
     check ((extended_times is null) = (extended_at is null)))`,
  `create table expected_sheet (
     round text not null references round on delete cascade,
     id text not null, position int not null, project text,
     details json not null default '{}',
     primary key (round, id))`,
  `create table expected_owner (
     round text not null, sheet text not null, email text not null, position int not null,
     primary key (round, sheet, position),
     foreign key (round, sheet) references expected_sheet on delete cascade)`,
  `create index on expected_owner (round, email)`,
  `create table expected_subject (
     round text not null, sheet text not null, id text not null, position int not null,
     counted boolean not null,
     details json not null default '{}',
     primary key (round, sheet, id),
     foreign key (round, sheet) references expected_sheet on delete cascade)`,
  // What people decided about a round, in the order in which they did. What they typed is `json`: it takes every character.
  `create table exemption (
     round text not null references round on delete cascade,
     subject text not null,
     number bigint generated always as identity,
     reason json not null,
     at timestamptz(3) not null,
     by text not null,
     primary key (round, subject))`,
  `create table handover (
     round text not null references round on delete cascade,
     number int not null check (number > 0),
     sheet text not null, from_person text not null, to_person text not null,
     absent boolean not null, absent_from date, absent_to date,
     at timestamptz(3) not null,
     by text not null,
     primary key (round, number))`,
  `create index on handover (to_person)`,
  `create table extension (
     round text not null references round on delete cascade,
     number int not null check (number > 0),
     answers_due date not null,
     at timestamptz(3) not null,
     by text not null,
     primary key (round, number))`,
  `create table round_act (
     round text not null references round on delete cascade,
     number int not null check (number > 0),
     act text not null,
     sheet text,
     at timestamptz(3) not null,
     by text not null,
     details json not null,
     primary key (round, number))`,
  `create index on round_act (at)`,
  `create index on round_act (by)`,
  `create table planned_step (
     round text not null references round on delete cascade,
     step text not null,
     number bigint generated always as identity,
     changed_in xid8 not null,
     primary key (round, step))`,
  `create index on planned_step (changed_in)`,

  // Answers.
  `create table sheet (
     round text not null references round on delete cascade,
     id text not null,
     version bigint not null check (version > 0),
     details json not null default '{}',
     changed_in xid8 not null,
     primary key (round, id))`,
  `create index on sheet (round, changed_in)`,
  `create table draft (
     round text not null, sheet text not null, subject text not null,
     revision int not null check (revision > 0),
     saved_at timestamptz(3) not null,
     saved_by text not null,
     answer json not null,
     primary key (round, sheet, subject),
     foreign key (round, sheet) references sheet on delete cascade)`,
  `create table sent_revision (
     round text not null, sheet text not null, number int not null check (number > 0),
     sent_at timestamptz(3) not null,
     sent_by text not null,
     on_behalf_of text,
     details json not null default '{}',
     primary key (round, sheet, number),
     foreign key (round, sheet) references sheet on delete cascade)`,
  `create index on sent_revision (sent_by)`,
  `create table sent_answer (
     round text not null, sheet text not null, number int not null, subject text not null,
     position int not null,
     answer json not null,
     primary key (round, sheet, number, subject),
     foreign key (round, sheet, number) references sent_revision on delete cascade)`,
  `create table sheet_act (
     round text not null, sheet text not null,
     number int not null check (number > 0),
     act text not null,
     revision int,
     at timestamptz(3) not null,
     by text not null,
     details json not null,
     primary key (round, sheet, number),
     foreign key (round, sheet) references sheet on delete cascade)`,
  `create index on sheet_act (at)`,
  `create index on sheet_act (by)`,

  // The ledger.
  `create table delivery (
     round text not null, recipient text not null, step text not null,
     number bigint generated always as identity,
     kind text not null,
     due_at timestamptz(3) not null,
     state text not null check (state in ('planned', 'claimed', 'sent', 'retrying', 'failed', 'skipped', 'unknown')),
     holder text, lease_until timestamptz(3), begun boolean,
     sent_at timestamptz(3), conversation text, message text, content text,
     next_at timestamptz(3), code text, reason text,
     changed_in xid8 not null,
     primary key (round, recipient, step),
     foreign key (round) references round on delete cascade,
     check (state <> 'claimed' or (holder is not null and lease_until is not null and begun is not null)),
     check (state <> 'sent' or (sent_at is not null and conversation is not null and message is not null)),
     check (state <> 'retrying' or (next_at is not null and code is not null)),
     check (state <> 'failed' or code is not null),
     check (state <> 'skipped' or reason is not null))`,
  `create index delivery_open on delivery (due_at, number) where state in ('planned', 'claimed', 'retrying')`,
  `create index on delivery (round, changed_in)`,
  `create table delivery_attempt (
     round text not null, recipient text not null, step text not null,
     number int not null check (number > 0),
     at timestamptz(3) not null,
     outcome text not null check (outcome in ('unknown', 'sent', 'failed')),
     status int,
     code text,
     primary key (round, recipient, step, number),
     foreign key (round, recipient, step) references delivery on delete cascade)`,
  `create table shown_card (
     round text not null references round on delete cascade,
     person text not null, message text not null,
     position int not null,
     conversation text not null, step text, face json not null, content text not null,
     primary key (round, person, message))`,

  `create table edition (
     round text not null references round on delete cascade,
     number int not null check (number > 0),
     published_at timestamptz(3) not null,
     published_by text,
     details json not null default '{}',
     model json not null,
     primary key (round, number))`,

  `create table note_version (
     round text not null, key text not null, revision int not null check (revision > 0),
     at timestamptz(3) not null,
     by text not null,
     state text not null, text json not null, language text, day date,
     primary key (round, key, revision),
     foreign key (round) references round on delete cascade)`,
  `create index on note_version (by)`,

  // People as Teams knows them, and where a message goes.
  `create table conversation (
     id bigint generated always as identity primary key,
     service_url text not null, conversation text not null, bot text not null, tenant text not null,
     unique (service_url, conversation, bot, tenant))`,
  `create table account (
     email text primary key,
     tenant text not null, object_id text not null, user_id text not null,
     language text, locale text,
     chat bigint references conversation,
     service_url text not null, bot text not null,
     reach text not null,
     seen_at timestamptz(3) not null,
     reminders text,
     details json not null,
     changed_in xid8 not null)`,
  `create index on account (tenant, object_id)`,
  `create index on account (chat)`,
  `create index on account (changed_in)`,
  `create table report_channel (
     only_one boolean primary key default true check (only_one),
     conversation bigint not null references conversation,
     set_by text)`,
  `create table clock_reading (
     only_one boolean primary key default true check (only_one),
     latest_moment timestamptz(3) not null)`,

  // What all instances share of the pace: when the next requests may leave.
  `create table pace (
     only_one boolean primary key default true check (only_one),
     planned_at timestamptz not null, turn_at timestamptz not null, held_until timestamptz not null)`,
  `insert into pace (planned_at, turn_at, held_until) values ('epoch', 'epoch', 'epoch')`,

  // Whoever reads asks what has changed since; a transaction's number says it whatever the order of commits.
  `create function note_transaction() returns trigger language plpgsql as
   $$ begin new.changed_in := pg_current_xact_id(); return new; end $$`,
  ...['round', 'planned_step', 'sheet', 'delivery', 'account'].map(
    (table) =>
      `create trigger note_transaction before insert or update on ${table}
         for each row execute function note_transaction()`,
  ),
]

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
