import type { VisitBody, VisitPartsBody } from '@koumen/api-client'
import { localMoment, uuid7 } from '@koumen/domain'

type Need = NonNullable<VisitPartsBody['needs']>[number]
type Hazard = NonNullable<VisitPartsBody['hazards']>[number]
type Sign = NonNullable<VisitPartsBody['signs']>[number]
type Wanted = NonNullable<VisitPartsBody['promises']>[number]
type Ending = NonNullable<VisitPartsBody['endings']>[number]

/** What else was said at the door, as it is being filled. */
export interface DoorForm {
  met: string[]
  metOther: string
  /** Empty: at the door, or on the phone for a call. */
  form: NonNullable<VisitPartsBody['form']> | ''
  /** One policy a line. */
  told: string
  needs: Need[]
  hazards: Hazard[]
  signs: Sign[]
  promises: Wanted[]
  endings: Ending[]
  /** `2026-11-27T19:00` on the clocks of the place; empty when nothing was agreed. */
  next: string
  nextId: string
  card: string
}

export function emptyDoor(): DoorForm {
  return {
    met: [],
    metOther: '',
    form: '',
    told: '',
    needs: [],
    hazards: [],
    signs: [],
    promises: [],
    endings: [],
    next: '',
    nextId: uuid7(),
    card: '',
  }
}

/** Digits of a card's number. */
export function cardDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s._\p{Pd}]/gu, '')
}

/** Nine digits of which the last one checks the others, ISO/IEC 7064 MOD 11,10. */
export function isCardNumber(typed: string): boolean {
  const digits = cardDigits(typed)
  if (!/^\d{9}$/.test(digits)) return false
  let product = 10
  for (const digit of digits.slice(0, 8)) {
    const sum = (product + Number(digit)) % 10
    product = ((sum || 10) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits[8])
}

/** What is wrong, as the name of a text. */
export function faultOfDoor(door: DoorForm): string | undefined {
  if (door.card.trim() && !isCardNumber(door.card)) return 'door.cardWrong'
  const whole =
    door.needs.every((one) => one.kind && one.note.trim()) &&
    door.hazards.every((one) => one.what.trim()) &&
    door.signs.every((one) => one.what.trim() && one.lookAgainOn) &&
    door.promises.every((one) => one.what.trim() && one.dueOn) &&
    door.endings.every(
      (one) =>
        one.state === 'kept' ||
        (one.note?.trim() && (one.state !== 'changed' || one.instead?.dueOn)),
    )
  return whole ? undefined : 'door.incomplete'
}

/** As it is sent. */
export function partsOf(door: DoorForm, outcome: VisitBody['outcome']): VisitPartsBody | undefined {
  const told = door.told.split('\n').flatMap((line) => line.trim() || [])
  const some = <T>(list: T[]) => (list.length ? list : undefined)
  const parts: VisitPartsBody = {
    form: door.form || undefined,
    met: some([...door.met]),
    metOther: door.metOther.trim() || undefined,
    told: some(told),
    needs: some(door.needs.map((one) => ({ ...one }))),
    hazards: some(door.hazards.map((one) => ({ ...one, where: one.where?.trim() || undefined }))),
    signs: some(door.signs.map((one) => ({ ...one }))),
    promises: some(door.promises.map((one) => ({ ...one }))),
    endings: some(
      door.endings.map((one) => ({
        ...one,
        instead: one.instead && one.state === 'changed' ? { ...one.instead } : undefined,
      })),
    ),
    next: door.next ? nextOf(door) : undefined,
    card: outcome === 'card_left' && door.card.trim() ? cardDigits(door.card) : undefined,
  }
  return Object.values(parts).some((part) => part !== undefined) ? parts : undefined
}

function nextOf(door: DoorForm) {
  const from = new Date(door.next)
  return {
    id: door.nextId,
    fromAt: from.toISOString(),
    toAt: new Date(from.getTime() + 3_600_000).toISOString(),
  }
}

/** Parts that came back, as a form again. */
export function doorOf(parts: VisitPartsBody): DoorForm {
  return {
    ...emptyDoor(),
    met: parts.met ?? [],
    metOther: parts.metOther ?? '',
    form: parts.form ?? '',
    told: (parts.told ?? []).join('\n'),
    needs: parts.needs ?? [],
    hazards: parts.hazards ?? [],
    signs: parts.signs ?? [],
    promises: parts.promises ?? [],
    endings: parts.endings ?? [],
    next: parts.next ? localMoment(parts.next.fromAt) : '',
    nextId: parts.next?.id ?? uuid7(),
    card: parts.card ?? '',
  }
}
