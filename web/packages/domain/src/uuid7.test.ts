import { describe, expect, it } from 'vitest'
import { uuid7 } from './uuid7'

describe('uuid7', () => {
  it('has its form and sorts by time', () => {
    const early = uuid7(1_700_000_000_000)
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(early < uuid7(1_700_000_000_001)).toBe(true)
    expect(parseInt(early.replace('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000)
  })
})
