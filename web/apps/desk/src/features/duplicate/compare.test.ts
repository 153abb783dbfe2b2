import type { Double, Doubles } from '@koumen/api-client'
import { describe, expect, it } from 'vitest'
import { compared } from './compare'

const person = (about: Partial<Double>): Double => ({
  county: '990101',
  id: about.address ?? '',
  visible: true,
  ...about,
})
const a = person({ name: '马秀兰', phone: '138****2222', sex: 'female', address: '甲村1号' })
const b = person({ name: '马秀兰', phone: '138****2222', address: '甲村2号' })
const states = (samePhone: boolean | null) =>
  Object.fromEntries(
    compared(
      { a, b, samePhone, sameIdentity: null } as Doubles,
      { person: a },
      { person: b },
      'zh-CN',
      (category) => category,
    ).map((fact) => [fact.text.split('_')[1], fact.state]),
  )

describe('two people side by side', () => {
  it('says what is the same, what differs and what only one has', () => {
    expect(states(true)).toEqual({
      name: 'same',
      sex: 'one',
      phone: 'same',
      address: 'differs',
    })
  })

  it('does not take equal masks for equal numbers', () => {
    expect(states(false)['phone']).toBe('differs')
  })
})
