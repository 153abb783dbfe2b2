/** A signature that is ready to be sent: a drawing, or a picture of a signed paper. */
export interface SignatureDraft {
  file: Blob
  signer: string
  onBehalf: boolean
  onPaper: boolean
}

/**
 * What is sent with a signature.
 *
 * @param move the id that the move will carry
 * @param text the words that were signed
 */
export function signatureForm(
  draft: SignatureDraft,
  id: string,
  move: string,
  text: string,
): FormData {
  const { file, ...said } = draft
  const form = new FormData()
  const words = JSON.stringify({ ...said, id, move, text })
  form.append('said', new Blob([words], { type: 'application/json' }))
  form.append('file', file, 'signature')
  return form
}

/** What a rating says, as it is signed: what was done, then the judgement. */
export function ratingWords(
  result: string,
  solved: boolean,
  stars: number,
  reason: string | undefined,
): string {
  return [result, `${solved ? '已解决' : '没有解决'} ${'★'.repeat(stars)}`, reason ?? '']
    .join('\n')
    .trim()
}
