import type { HouseholdRow, PhoneFile, Rhythm, RoundStop } from '@koumen/api-client'
import { localMoment, plusDays } from '@koumen/domain'
import { peopleHere } from '../household/file'

const RANK: Record<string, number> = { red: 0, never: 1 }

/** Whom to see by a day and why, told from the files on this phone as the server tells it. */
export function dueStops(files: Iterable<PhoneFile>, rhythm: Rhythm, day: string): RoundStop[] {
  return [...files]
    .filter((one) => ['present', 'away'].includes(one.file.household.state))
    .map((one) => stop(one, rhythm))
    .filter((one) => one.dueOn <= day)
    .sort((a, b) => rank(a) - rank(b) || a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id))
}

function rank(stop: RoundStop): number {
  if (stop.careMark === 'red') return RANK['red']!
  return stop.lastVisitOn ? 2 : RANK['never']!
}

function stop({ file, visits }: PhoneFile, rhythm: Rhythm): RoundStop {
  const { household } = file
  const mark = household.careMark ?? undefined
  const last = household.lastVisitOn
  const days = mark ? rhythm[mark] : rhythm.other
  const reason = mark === 'red' ? 'red' : last ? (mark ?? 'usual') : 'never'
  const seen = visits.findIndex((visit) => !['nobody_home', 'card_left'].includes(visit.outcome))
  const missed = seen < 0 ? visits : visits.slice(0, seen)
  return {
    county: household.county,
    id: household.id,
    areaCode: household.areaCode,
    areaName: null,
    address: household.address,
    headName: household.headName,
    people: household.people,
    livingAlone: household.livingAlone,
    careMark: household.careMark,
    lastVisitOn: last,
    dueOn: last ? plusDays(last, days) : household.since,
    reason,
    reasonText: '',
    misses: missed.length,
    lastMissOn: missed[0] ? localMoment(missed[0].visitedAt).slice(0, 10) : null,
    approach: household.state === 'away' ? 'call' : missed.length > 2 ? 'off_peak' : 'knock',
    approachText: null,
    appointmentAt: null,
    appointmentTo: null,
  }
}

/** A file as a line of a list. */
export function rowOf({ file }: PhoneFile): HouseholdRow {
  return { ...file.household, gridName: '', use: file.premises.use }
}

/** Households whose people, address or number hold what was typed. */
export function search(files: Iterable<PhoneFile>, typed: string): PhoneFile[] {
  const words = typed.trim().toLowerCase().split(/\s+/)
  return [...files].filter(({ file }) => {
    const { address, number } = file.household
    const names = peopleHere(file).map((person) => person.name)
    const text = [address, number ?? '', ...names].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
