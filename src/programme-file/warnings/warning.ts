import type { Instant } from '../../domain/instant.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'

/**
 * What is allowed in a programme but seldom meant. It sees a register without faults and says where and what;
 * the path is that of the file.
 */
export type WarningRule = (programme: Programme, now: Instant) => readonly Finding[]
