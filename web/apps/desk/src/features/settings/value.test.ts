import { describe, expect, it } from 'vitest'
import { freeCode, ranges } from './value'

describe('numbers that begin ranges', () => {
  it('are told as the ranges they make', () => {
    expect(ranges([0, 4, 5, 80], (n) => `${n} 以上`)).toEqual(['0–3', '4', '5–79', '80 以上'])
  })
})

describe('a term that was just added', () => {
  it('gets a code of its own', () => {
    const term = (code: string) => ({ code, zh: '', en: '', retired: false })
    expect(freeCode([term('other')])).toBe('own_1')
    expect(freeCode([term('own_1'), term('own_2')])).toBe('own_3')
  })
})
