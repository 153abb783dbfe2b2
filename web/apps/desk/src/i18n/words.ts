import { session } from '../features/session/words'
import { common } from './common'

/** Every text of the desk, feature by feature, each as a pair: Chinese, English. */
export const texts = { common, session }
