import type { Rhythm } from '@koumen/api-client'
import { uuid7 } from '@koumen/domain'

const PHONE = 'koumen.worker.phone'
const RHYTHM = 'koumen.worker.rhythm'

/** The id of this phone for one account, made once: a phone of two people is two to the server. */
export function phoneId(owner: string): string {
  const key = `${PHONE}.${owner}`
  const known = localStorage.getItem(key)
  if (known) return known
  const id = uuid7()
  localStorage.setItem(key, id)
  return id
}

/** Says how often to look in, for days without signal; tells nothing about anybody. */
export function keepRhythm(rhythm: Rhythm): void {
  localStorage.setItem(RHYTHM, JSON.stringify(rhythm))
}

/** As it was last told; without it, a week, a month, half a year and a year. */
export function keptRhythm(): Rhythm {
  const kept = localStorage.getItem(RHYTHM)
  return kept ? (JSON.parse(kept) as Rhythm) : { red: 7, yellow: 30, green: 182, other: 365 }
}
