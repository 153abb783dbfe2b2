import { uuid7 } from '@koumen/domain'
import { shrinkPicture } from '@koumen/phone'
import type { Piece } from './report'

/** A photo as it goes along with a report; nothing when the file is no picture. */
export async function shrink(file: File): Promise<Piece | undefined> {
  const small = await shrinkPicture(file)
  return small && { id: uuid7(), kind: 'picture', file: small, name: 'photo.jpg' }
}
