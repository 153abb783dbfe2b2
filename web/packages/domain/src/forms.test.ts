import { describe, expect, it } from 'vitest'
import golden from './forms.golden.json'
import { fill, type Question } from './forms'

describe('forms are read as on the server', () => {
  for (const one of golden) {
    it(one.name, () => {
      const filling = fill(one.questions as Question[], one.answers)
      expect(filling.shown).toEqual(one.shown)
      if ('kept' in one) expect(filling.kept).toEqual(one.kept)
      else expect(Object.keys(filling.kept)).toEqual(one.keptKeys)
      expect(filling.flaws).toEqual(one.flaws)
      expect(filling.hidden).toEqual(one.hidden)
      expect(filling.unknown).toEqual(one.unknown)
    })
  }
})
