/** Japanese phrases of page furniture, see ../phrases.ts for what the dots mean. */
import type { PhraseList } from './list.ts';

export const JAPANESE: PhraseList = Object.freeze({
  lines: `
この記事を共有する
この記事をシェアする
シェアする
広告
スポンサーリンク
印刷する
コメントする
コメントを書く
会員登録
ログイン
お問い合わせ
プライバシーポリシー
利用規約
`,
  starts: ``,
  parts: `
…無断転載を禁じます…
…無断転載禁止…
`,
  tails: `
関連記事
関連ニュース
おすすめ記事
人気記事
アクセスランキング
最新記事
最新ニュース
あわせて読みたい
`,
  credits: '写真 画像 提供 撮影',
});
