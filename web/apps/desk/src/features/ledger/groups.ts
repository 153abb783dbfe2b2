import type { LedgerFigure } from '@koumen/api-client'

/** What a leader looks at first. */
const FIRST = [
  'visits',
  'households_reached',
  'requests_received',
  'requests_settled',
  'settled_in_time_share',
  'satisfied_share',
]

const GROUPS = {
  visits: [
    'visits',
    'visits_met',
    'visits_by_phone',
    'visits_nobody_home',
    'visits_card_left',
    'visits_refused',
    'visits_moved',
    'households_reached',
    'appointments_booked',
    'appointments_kept',
    'appointments_missed',
    'promises_made',
    'promises_kept',
    'promises_broken',
    'promises_changed',
    'promises_overdue',
  ],
  intake: [
    'requests_received',
    'handled_before_asked',
    'requests_refused',
    'requests_withdrawn',
    'first_answers',
    'first_answer_average',
    'first_answer_minutes',
  ],
  handling: [
    'requests_dispatched',
    'requests_sent_back',
    'requests_overdue',
    'requests_settled',
    'requests_settled_late',
    'settled_in_time_share',
  ],
  results: [
    'requests_rated',
    'requests_solved',
    'solved_share',
    'requests_satisfied',
    'satisfied_share',
    'requests_reopened',
  ],
} as const

export type Group = keyof typeof GROUPS | 'other'

/** The few figures that come first, in their order. */
export function first(figures: LedgerFigure[]): LedgerFigure[] {
  return picked(figures, FIRST)
}

/** All figures under headings; what no heading knows comes last under its own. */
export function grouped(figures: LedgerFigure[]): { group: Group; figures: LedgerFigure[] }[] {
  const known = new Set<string>(Object.values(GROUPS).flat())
  const groups: { group: Group; figures: LedgerFigure[] }[] = Object.entries(GROUPS).map(
    ([group, measures]) => ({ group: group as Group, figures: picked(figures, measures) }),
  )
  groups.push({ group: 'other', figures: figures.filter((one) => !known.has(one.measure)) })
  return groups.filter((one) => one.figures.length > 0)
}

function picked(figures: LedgerFigure[], measures: readonly string[]): LedgerFigure[] {
  return measures.flatMap((measure) => figures.filter((one) => one.measure === measure))
}
