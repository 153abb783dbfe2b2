/** What is said around calling a reporter back. */
export const callWords = {
  callNote: ['情况', 'What happened'],
  callNoteHint: [
    '例如：无人接听、号码停机、不愿评价。选“短信”，保存时就给留下的号码发一条请评价的短信。',
    'For example: no answer, number out of use. By message, a text that asks for a rating is sent now.',
  ],
  callNext: ['下次什么时候再访', 'Try again'],
  callNextHint: [
    '换个时段更容易找到人；不再回访就清空。到期没有评价会自动归档。',
    'Another time of the day may help; clear it to leave it. Without a rating it is closed by itself.',
  ],
  callBack: ['回访', 'Call back'],
  keepRating: ['记下评价', 'Keep the rating'],
  keepCall: ['记下这次回访', 'Keep this call'],
  reached: ['联系上了吗', 'Reached'],
  wasReached: ['联系上了，评价如下', 'Yes, and they judge it so'],
  wasNotReached: ['没联系上，或不愿评价', 'No, or they do not want to judge'],
  asked: ['再问几句', 'What else is asked'],
  willGoBack: [
    '诉求人不满意：保存后按规则退回重办，请写清原因。',
    'Not content: by the rule it goes back to work; write down why.',
  ],
  noPhone: [
    '没有留电话：只能上门，或等诉求人凭编号自己评价。',
    'No telephone was left: visit, or wait for the reporter to judge by number.',
  ],
  calledInVain: ['回访 {n} 次没有结果', 'Called back {n} times in vain'],
  callAgain: ['下次 {when}', 'again {when}'],
  callAt: ['回访', 'Call'],
  script: [
    '您好，您{when}反映的“{title}”，答复是：“{result}”。请问问题解决了吗？您打几颗星？不满意的话，是哪里没有办好？',
    'Hello, on {when} you told us: “{title}”. The answer was: “{result}”. Is it solved? How many stars would you give? If not content, what was missing?',
  ],
} as const
