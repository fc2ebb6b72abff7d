import { isActive } from '../active-lines.ts'
import { numberedName } from '../local-text.ts'
import { goalSubject } from '../subject.ts'
import { owned, type Scope } from './scope.ts'

/** A benefit goal: what its chapter says beside the lines under it. */
export const goalScope: Scope<'goal'> = {
  subjects: ({ goals }, _series, round) =>
    goals.filter(({ active }) => isActive(active, round)).map(({ id }) => goalSubject(id)),
  place: ({ goals }, { goal }) => (goals.some(({ id }) => id === goal) ? { goal } : undefined),
  sheet: (_, { goal }) => goalSubject(goal),
  topics: ({ goals }) =>
    goals.map(({ id, number, name, short = name, owners }) => ({
      sheet: goalSubject(id),
      name: numberedName(number, short),
      owners,
      goal: id,
    })),
  withOwners: (programme, { goal }, owners) => ({ ...programme, goals: owned(programme.goals, goal, owners) }),
}
