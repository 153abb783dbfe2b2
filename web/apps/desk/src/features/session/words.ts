export const session = {
  signIn: ['登录', 'Sign in'],
  signOut: ['退出登录', 'Sign out'],
  welcome: ['叩门·工作台', 'Koumen desk'],
  purpose: ['走访到户，诉求到底。', 'Every door known, every request answered.'],
  login: ['账号', 'Account'],
  password: ['密码', 'Password'],
  code: ['动态验证码', 'One-time code'],
  codeHint: [
    '请打开手机上的验证器，填写 6 位数字。',
    'Open the authenticator on your phone and type its 6 digits.',
  ],
  loginNeeded: ['请填写账号', 'Please type your account'],
  passwordNeeded: ['请填写密码', 'Please type your password'],
  greeting: ['{name}，您好', 'Hello, {name}'],
} as const
