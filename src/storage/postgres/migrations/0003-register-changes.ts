import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  // What has become of the register, with what it said before; `id` names the act, so that it is done once.
  `create table register_change (
     number int primary key check (number > 0),
     id text not null unique,
     act text not null,
     at timestamptz(3) not null,
     by text not null,
     details json not null)`,
  // Sheets of open rounds that moved to other owners with a change; the frozen owners stay in expected_owner.
  `create table sheet_move (
     round text not null references round on delete cascade,
     number int generated always as identity,
     change int not null references register_change,
     sheet text not null,
     details json not null,
     primary key (round, number))`,
  `create table register_upload (
     person text primary key,
     id text not null,
     at timestamptz(3) not null,
     version int not null,
     programme json not null)`,
]

/** The changes of the register, and what waits to become one. */
export const registerChanges: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
