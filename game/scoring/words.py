"""Words of a text, and the short lists of words and markers that the rubric looks for."""

from __future__ import annotations

import re

_WORD = re.compile(
    r"[一-鿿々]+|[ァ-ヺー]+|[ぁ-ゖー]+|[^\W_ぁ-ヺー一-鿿々]+(?:['’\-][^\W_ぁ-ヺー一-鿿々]+)*"
)
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")

FUNCTION_WORDS = frozenset(
    """a about above after again against all already also am an and any anybody anyone anything are
    as at away be because been before being below between both but by can cannot could did
    do does doing done down each either else enough even ever every everybody everyone
    everything few for from had has have having he her here hers him his how i if in into is
    isn it its itself just less let like made make makes many may me might mine more most
    much must my neither never no nobody none nor not nothing now of off on once one only or
    other our ours out over own per rather same say says she should since so some somebody
    someone something still such than that the their theirs them themselves then there these
    they thing things this those though through thus till to too under until up upon us very
    was we well were what when where whether which while who whom whose why will with within
    without would yes yet you your yours ain aren can't couldn didn doesn don hadn hasn
    haven isn't it's i'm let's mustn shan shouldn that's there's they're wasn we're weren
    what's who's won wouldn you're don't doesn't didn't won't wouldn't couldn't aren't isn
    wasn't weren't hasn't haven't shouldn't he's she's i'd i'll i've we'd we'll we've you'd
    you'll you've they'd they'll they've n't cant dont doesnt didnt wont wouldnt im""".split()
)
"""English words that join others; honest prose has well over a fifth of them."""

_HEAD_JA = r"(?:^|[。！？!?、\s])"
"""Where a Japanese clause begins."""

# What marks reasons, steps, the opponent's words, denials and figures in Japanese: chosen on the
# 784 answers of set jv, where a sentence should have the same marks as its English. Look-arounds
# keep out words that only contain a marker: “ほうから”, “一つから”, “あなたから” are no reasons.
_REASON_JA = r"""(?x:
    (?<=[いうすつぬぶむるただんや])(?<![ほこ]う)(?<![い一二三四五六七八九幾]つ)(?<!なた)(?<![さゃ]ん)(?<!らい)
        から(?!始|って|とい|くり|かう)
  | (?<=[いたやるとっ])けん(?![一-鿿ァ-ヺ]) | (?<=[るたや])さかい | (?<!も)ので(?![はあもすしなき])
  | ため(?![らしいるたて]|息)
  | (?<=[いただる])(?<![満果渡わあ]た)(?<!ただ)(?<![いきみりび]だ)し(?=[、。\s]|$)
  | わけで(?=[、。]|$) | (?<=[るたいうくすつぬぶむん])以上(?=[、は]) | 限り(?=[、は])
  | なぜなら | というのも、 | 何しろ | なにしろ | なんせ | 例えば | たとえば | つまり | 理由
  | おかげ | せいで
  | 実際(?=[、に]) | 現に(?=、) | (?:^|[。！？!?\n])だって
  | (?<!か)もし(?![なまくたてろかっょゃゅよら])
  | (?<=[えけげせてねべめれ])ば(?!なら|かり|り|いけ|だめ|ダメ)
  | (?<=[いきしちっりえけせてねべめれ])たら(?!し[いくかけ]) | (?<=[んい])だら(?!し[いくかけ])
  | (?<!よう)(?<!さよ)なら(?![なずぬべびすしんう]|では) | ないと(?=[、。\s]|困|だめ|ダメ|無理)
)"""
_SO_WHAT_JA = rf"""(?x:
    したがって | だからこそ | ゆえに | つまり | (?:そうなると|となると|となれば)(?=、) | 結局
  | 要するに | どのみち
  | {_HEAD_JA}(?:(?:従って|よって|すると)、|(?:だ|です|せや|や)から(?!とい|って)|なので|やけん
        |それなら|(?:(?:そう|こう)?いう|という)わけで(?![はもな])|(?:本当の|真の)?問題は)
  | (?<![一-鿿])要は | (?:いずれ|どちら|どっち)に(?:せよ|し(?:て|ろ))
  | (?:大事|大切|肝心)なの[はが] | 最後は
  | (?:という|って)(?:こと|わけ|話|もん)
        (?:(?:です|だ)(?![がけ])|や|じゃ|に?な[るり]|でしょ|よ|ね|[。！!w\s]|$)
  | わけ(?:(?:だ|です)(?![がけ])|や|よ|ね(?![えーぇ])|[。！!\s]|$)
)"""
_THEY_SAY_JA = r"""(?x:
    (?:と|って|とか|て)(?:言(?:う|い|っ|わ|え)|いう|仰|おっしゃ)
        (?:って)?(?:い?る)?(?:なら|けど|けれど|が|の[はが]|ます|まし|んだ|ん[やな]|て[もるい]|た[らっ]て|れて|[？?])
  | と言う(?=[。、]) | と(?:言|い)う(?:人|方|声|説|見方|認識) | と(?:おっしゃ|仰)
  | 言われても | から(?:って|といって)
  | って[？?] | ですって(?=[？?。]) | とか言[うっわ]
  | (?:という|って)(?:主張|意見|話|論|理屈|考え|発想|説明|前提|比喩|たとえ(?![ばるてられ])|例え)
  | (?<=[いるたうだ])(?:という|って)の[はが、]
  | [」』](?:と(?:は|言|いう|おっしゃ|仰)|って|は|なら|です[かっ])
  | 確かに | たしかに | もちろん | その通り | そのとおり | なるほど[、。] | そりゃ | それはそう
  | (?:^|[。！？!?\n])(?:はい|ええ|うん|まあ)、 | あなた | あんた | (?:そちら|そっち)[はのが]
  | お宅 | おたく
  | 相手(?:側|の方|の(?:言|主張|論|意見|話|例|比喩|たとえ))
  | (?<=[るただいん])としても | としたって | たとえ(?![ばるてられ]) | 仮に | [ただ]ところで
)"""
_BUT_JA = rf"""(?x:
    しかし | だが | けど | けれど | {_HEAD_JA}でも | ところが | むしろ | 逆に | [なね](?:い|え|ぇ)
  | なかった | ません
  | (?:違|ちが)[うっ] | (?:違|ちが)い(?!な) | (?:^|[とんや、。\s])ちゃう | 間違(?!いな) | 嘘
  | (?<![ぁ-ゖ])うそ
  | まさか | (?<!必)(?<!ま)ず[、に] | (?<![一-鿿])実は | 実際 | わけがな | にすぎ | に過ぎ
  | [らかた]ん(?!た?[な一-鿿]) | (?<![いのこそあ])へん | おかし | どころか | 無理
)"""
_FIGURE_JA = r"""(?x:
    [一二三四五六七八九数何\d][百千万億兆] | [十百千万億兆](?=[年人個台枚社倍円ドル])
  | [一二三四五六七八九]十
  | 十[一二三四五六七八九数] | (?<!安)倍 | 半分 | 半数 | [二三四五六七八九]割
)"""
REASON = re.compile(
    r"\b(because|since|so that|due to|thanks to|as a result|which means"
    r"|that means|means that|the reason"
    r"|this is why|that is why|that's why|after all|given that|for example"
    r"|for instance|such as"
    r"|e\.g|in fact|if|otherwise|unless)\b|[,;:.] so\b(?! far| much| on\b)"
    rf"|{_REASON_JA}",
    re.IGNORECASE,
)
"""A reason, a condition or an example follows or stands before."""

SO_WHAT = re.compile(
    r"\b(therefore|thus|hence|consequently|so the|so we|so it|so your"
    r"|so this|so that's|that is why"
    r"|that's why|this is why|which is why|the point is|what matters"
    r"|this decides|in the end"
    r"|that leaves|then the|means the|either way|in short|which means|so none|so there)\b"
    r"|(?:^|[.!?] )so\b(?!-| far| much| many| long| on\b| what\b| is\b| are\b| do\b| does\b| did\b)"
    rf"|{_SO_WHAT_JA}",
    re.IGNORECASE,
)
"""The answer says what follows from it: the last of the four steps."""

THEY_SAY = re.compile(
    r"\b(you (?:(?:also|just|only|now|even|keep|yourself|yourselves) )?"
    r"(?:say|said|saying|claim|claimed|argue|argued|mention|mentioned)"
    r"|they say|they claim|my opponent"
    r"|the opponent|your argument"
    r"|your (?:claim|case|point|own|story|example|comparison|analogy|picture|image|figure|witness)"
    r"|you call|you tell|you ask"
    r"|you point|you assume"
    r"|you forget|we are told|we're told|it is said|it's said|people say"
    r"|some say|critics|even if"
    r"|granted|admittedly|of course|true|sure|yes|calling|quoting|declaring)\b"
    rf"|{_THEY_SAY_JA}",
    re.IGNORECASE,
)
"""The answer names what it answers."""

BUT = re.compile(
    r"\b(but|however|yet|actually|in fact|on the contrary|instead|rather"
    r"|not|no|never|nobody|nothing"
    r"|wrong|false|untrue|hardly|doesn't|don't|isn't|aren't|can't|cannot"
    r"|won't|didn't|wasn't)\b"
    rf"|{_BUT_JA}",
    re.IGNORECASE,
)
"""The answer says otherwise."""

CARD = re.compile(r"\[([A-Z][A-Z0-9]{0,7})\]")
"""A cited evidence card."""

FIGURE = re.compile(
    r"\d|\b(half|twice|double|hundreds?|thousands?|millions?|billions?)\b"
    rf"|{_FIGURE_JA}",
    re.IGNORECASE,
)
"""A figure or a quantity in words."""


STANCE_WORDS = frozenset(
    """agree agreed disagree wrong false true untrue right bad good great nice terrible different
    same think believe feel guess suppose hope know view opinion idea argue argues argument
    arguments claim claims point points say says said fact reason reasons matter matters
    sure simply really totally completely absolutely definitely obviously clearly yeah yep
    nope nah lol well stuff thing things mistake mistaken incorrect correct nonsense rubbish
    sense 反対 賛成 違 間違 思 正 意見 主張 議論 相手 理由 言 私 僕 俺 同意 考 感 全部 全然 絶対
    本当""".split()
)
"""Words that take a side without saying anything of the matter."""


def words(text: str) -> list[str]:
    """Lower-case words; in Japanese, runs of kanji, of katakana and of hiragana."""
    return _WORD.findall(text.lower().replace("’", "'"))


def content_words(text: str) -> list[str]:
    """Words that are not function words; in Japanese, what is not hiragana."""
    return [word for word in words(text) if not is_function_word(word)]


def is_function_word(word: str) -> bool:
    """Joins other words: on the English list, or hiragana."""
    return word in FUNCTION_WORDS or bool(_HIRAGANA.fullmatch(word))


def telling_words(text: str) -> list[str]:
    """Content words that are more than taking a side."""
    return [word for word in content_words(text) if word not in STANCE_WORDS]


def function_share(text: str) -> float:
    """Share of function words, 0 to 1; 1 where there are no words."""
    found = words(text)
    return sum(is_function_word(word) for word in found) / len(found) if found else 1.0


def is_mostly_ascii(text: str) -> bool:
    """Most letters are of the English alphabet: English word lists apply."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isascii() for char in letters) * 2 > len(letters)
