import { beginsAfterLastRound } from './begins-after-last-round.ts'
import { deadlinesOnDaysOff } from './deadlines-on-days-off.ts'
import { goalsWithoutLines } from './goals-without-lines.ts'
import { groupsNeverClosed } from './groups-never-closed.ts'
import { indicatorsNeverAsked } from './indicators-never-asked.ts'
import { nothingRequired } from './nothing-required.ts'
import { peopleNotListed } from './people-not-listed.ts'
import { peopleWithoutLanguage } from './people-without-language.ts'
import { projectsWithoutLines } from './projects-without-lines.ts'
import { questionsNeverAsked } from './questions-never-asked.ts'
import { questionsNotShown } from './questions-not-shown.ts'
import { remindersNeverSent } from './reminders-never-sent.ts'
import { roundsPast } from './rounds-past.ts'
import { sameNames } from './same-names.ts'
import { scaleNotPercent } from './scale-not-percent.ts'
import { sheetsWithoutOwners } from './sheets-without-owners.ts'
import { textsMissing } from './texts-missing.ts'
import type { WarningRule } from './warning.ts'

/** Every warning. To add one: a file here, a line below, its sentence in `src/locales/*\/faults.ts`. */
export const warningRules: readonly WarningRule[] = [
  sheetsWithoutOwners,
  goalsWithoutLines,
  questionsNotShown,
  questionsNeverAsked,
  nothingRequired,
  deadlinesOnDaysOff,
  peopleWithoutLanguage,
  textsMissing,
  sameNames,
  peopleNotListed,
  projectsWithoutLines,
  beginsAfterLastRound,
  indicatorsNeverAsked,
  groupsNeverClosed,
  scaleNotPercent,
  remindersNeverSent,
  roundsPast,
]
