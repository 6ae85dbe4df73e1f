"""Asides: sentences to the room instead of to the matter: thanks, praise, throat-clearing.

They neither make a point nor count as length. A sentence is an aside when it comes nearer to what
speakers say in any debate, by a margin, than to the debate at hand: so nothing hangs on single
words, and a terse sentence to the matter is none.
"""

from __future__ import annotations

from game.scoring.contract import Probabilities
from game.scoring.nearness import mean_of_nearest

NEAREST = 3
"""Wordings to which a sentence is compared: the nearest of each kind."""

SAID_ANYWHERE = {
    "en": tuple(
        """\
Good evening, ladies and gentlemen.
Thank you very much for your attention.
I am honoured to speak here tonight.
Dear judges, dear opponents, dear audience.
I respect my opponent, but I cannot agree.
Let me now turn to my argument.
I would like to say a few words on this.
This is a very important topic for everybody.
It is a difficult matter with many sides.
People have different opinions about it.
Much has been written on the subject.
People have talked about this for a very long time.
One sees it this way and another sees it that way.
We all have to think hard about these things.
We should think about this carefully, because it concerns every one of us.
It is important for our future and for our children.
Everyone knows this and nobody can deny it.
We all know that, everybody here in this room.
That is my opinion and I stand by it.
To sum up, I have shown that I am right.
I hope that I could convince you.
You are the best and fairest judge I know.
I worked very hard on this answer.
Please give me a good mark.
I do not know what else to say.
First of all, my opponent is mistaken.
As I have already said before.
In today's world everything changes quickly.
There are advantages and disadvantages.
Have a nice day.
""".splitlines()
    ),
    "ja": tuple(
        """\
皆さん、こんばんは。
ご清聴ありがとうございました。
本日はお話しする機会をいただき光栄です。
審査員の皆さん、相手側の皆さん。
相手の意見は尊重しますが、賛成できません。
それでは私の主張に移ります。
この点について少し述べたいと思います。
これは誰にとってもとても大切な問題です。
いろいろな側面がある難しい問題です。
人によって意見はさまざまです。
このテーマについては多くのことが言われてきました。
昔から長いあいだ議論されてきたことです。
こう見る人もいれば、ああ見る人もいます。
私たちみんながよく考えなければなりません。
私たち一人ひとりに関わることですから、慎重に考えるべきです。
未来と子どもたちのために重要です。
それは誰もが知っていて、否定できません。
ここにいる皆さんがご存じのとおりです。
これが私の意見であり、変わりません。
以上のことから、私が正しいと言えます。
納得していただけたでしょうか。
審査員の方は本当に公平で賢い方です。
この答えを一生懸命書きました。
どうか高い点数をください。
ほかに何を言えばいいか分かりません。
まず、相手は間違っています。
先ほども申し上げたとおりです。
今の世の中は何もかも速く変わります。
よい点も悪い点もあります。
よろしくお願いします。
""".splitlines()
    ),
}
"""What is said in every debate."""


def is_aside(matter: Probabilities, anywhere: Probabilities, line: float) -> list[bool]:
    """For each sentence, from its nearness to the debate's wordings and to `SAID_ANYWHERE`.

    Both are (sentences x texts); `line` is the smallest difference, matter less anywhere, of what
    is no aside. Where the debate has no wordings nothing is one.
    """
    if not matter.size:
        return [False] * len(matter)
    gaps = mean_of_nearest(matter, NEAREST) - mean_of_nearest(anywhere, NEAREST)
    return [bool(gap < line) for gap in gaps.round(3)]
