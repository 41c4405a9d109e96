from claimdiff.datamodel import Cluster, Decision, Kind, Nli, Signals, Span, Stance, Statement
from claimdiff.judge.findings import build_findings

SIGNALS = Signals(0.9, 0.5, Nli(0, 1, 0), Nli(0, 1, 0))


def statement(name, article, stance=Stance.ASSERTS):
    return Statement(name, article, 0, 1, "x", None, "", stance, "x", "fact", Span(0, 1))


def cluster(name, stance, *statements):
    outlets = tuple(sorted({s.article for s in statements}))
    return Cluster(name, tuple(s.id for s in statements), statements[0].id, stance, outlets, outlets)


S1, S2, S3 = statement("s1", "a1"), statement("s2", "a2"), statement("s3", "a3", Stance.DENIES)
CLAIM, DENIAL = cluster("claim", Stance.ASSERTS, S1, S2), cluster("denial", Stance.DENIES, S3)
STATEMENTS = {s.id: s for s in (S1, S2, S3)}
OF = {"s1": CLAIM, "s2": CLAIM, "s3": DENIAL}
ORIGINS = {"a1": "o1", "a2": "o1", "a3": "o3"}


def apart(one, other):
    return False


def decided(a, b, kind, score, stopped=None):
    return Decision(a, b, SIGNALS, kind, score, stopped, ("denied",))


def test_all_pairs_of_two_clusters_make_one_finding_with_the_claim_and_the_surest_words_first():
    decisions = [decided("s3", "s1", Kind.DENIAL, 0.7), decided("s2", "s3", Kind.DENIAL, 0.9)]
    (found,) = build_findings(decisions, STATEMENTS, OF, ORIGINS, apart)
    assert (found.a, found.b, found.kind, found.score) == ("claim", "denial", Kind.DENIAL, 0.9)
    assert found.statements_a == ("s2", "s1")
    assert found.scope == ""


def test_of_sure_pairs_that_leads_whose_sides_point_at_each_other():
    other = statement("s4", "a2")
    pointed = cluster("pointed", Stance.ASSERTS, other)
    linked = Decision("s4", "s3", SIGNALS, Kind.DENIAL, 0.95, None, ("linked", "denied"))
    decisions = [decided("s1", "s3", Kind.DENIAL, 0.9), linked]
    (found,) = build_findings(decisions, STATEMENTS | {"s4": other}, OF | {"s4": pointed}, ORIGINS, apart)
    assert (found.a, found.statements_a[0]) == ("pointed", "s4")


def test_two_figures_that_others_give_in_other_words_are_one_finding_whichever_way_round():
    few, many = statement("s4", "a4"), statement("s5", "a5")
    of = {
        "s1": CLAIM,
        "s2": CLAIM,
        "s4": cluster("few", Stance.ASSERTS, few),
        "s5": cluster("many", Stance.ASSERTS, many),
    }
    third = statement("s6", "a6")
    of["s6"] = cluster("few2", Stance.ASSERTS, third)
    statements = STATEMENTS | {"s4": few, "s5": many, "s6": third}
    origins = {f"a{n}": f"o{n}" for n in range(1, 7)}
    decisions = [decided("s4", "s5", Kind.NUMERIC, 0.9), decided("s6", "s1", Kind.NUMERIC, 0.6)]
    groups = ({"few", "few2"}, {"many", "claim"})
    (found,) = build_findings(decisions, statements, of, origins, lambda a, b: any({a.id, b.id} <= g for g in groups))
    assert {frozenset(found.statements_a), frozenset(found.statements_b)} == {
        frozenset({"s4", "s6"}),
        frozenset({"s5", "s1", "s2"}),
    }


def test_the_id_of_a_finding_does_not_depend_on_the_order_of_its_pairs():
    decisions = [decided("s3", "s1", Kind.DENIAL, 0.7), decided("s2", "s3", Kind.DENIAL, 0.9)]
    forward, backward = (build_findings(d, STATEMENTS, OF, ORIGINS, apart) for d in (decisions, decisions[::-1]))
    assert forward == backward


def test_a_dispute_inside_one_text_says_so():
    a, b = statement("a", "a1"), statement("b", "a1", Stance.DENIES)
    of = {"a": cluster("ca", Stance.ASSERTS, a), "b": cluster("cb", Stance.DENIES, b)}
    (found,) = build_findings([decided("a", "b", Kind.DENIAL, 0.9)], {"a": a, "b": b}, of, ORIGINS, apart)
    assert found.scope == "one_article"


def test_a_dispute_inside_one_wire_story_says_so():
    a, b = statement("a", "a1"), statement("b", "a2", Stance.DENIES)
    of = {"a": cluster("ca", Stance.ASSERTS, a), "b": cluster("cb", Stance.DENIES, b)}
    (found,) = build_findings([decided("a", "b", Kind.DENIAL, 0.9)], {"a": a, "b": b}, of, ORIGINS, apart)
    assert found.scope == "one_origin"


def test_disputes_that_share_no_cluster_can_be_told_apart_or_together():
    s4, s5 = statement("s4", "a4"), statement("s5", "a5", Stance.DENIES)
    other = {"s4": cluster("other", Stance.ASSERTS, s4), "s5": cluster("against", Stance.DENIES, s5)}
    known, origins = {**STATEMENTS, "s4": s4, "s5": s5}, ORIGINS | {"a4": "o4", "a5": "o5"}
    ours, theirs = [decided("s1", "s3", Kind.DENIAL, 0.7)], [decided("s4", "s5", Kind.DENIAL, 0.9)]
    found = [build_findings(d, known, OF | other, origins, lambda a, b: True) for d in (ours, theirs, ours + theirs)]
    assert set(found[2]) == {*found[0], *found[1]}


def test_stopped_pairs_make_no_finding():
    stopped = [decided("s1", "s3", None, 0.1, "update"), decided("s2", "s3", None, 0.1, "update")]
    assert build_findings(stopped, STATEMENTS, OF, ORIGINS, apart) == ()


def test_a_claim_in_two_clusters_against_one_denial_is_one_finding_when_they_are_alike():
    s4 = statement("s4", "a4")
    rephrased = cluster("rephrased", Stance.ASSERTS, s4)
    decisions = [decided("s1", "s3", Kind.STATUS, 0.9), decided("s4", "s3", Kind.STATUS, 0.7)]
    known = {**STATEMENTS, "s4": s4}
    origins = {**ORIGINS, "a4": "o4"}
    (found,) = build_findings(decisions, known, {**OF, "s4": rephrased}, origins, lambda a, b: True)
    assert (found.a, found.b) == ("claim", "denial")
    assert found.statements_a == ("s1", "s2", "s4")
    assert len(build_findings(decisions, known, {**OF, "s4": rephrased}, origins, apart)) == 2


def test_all_who_deny_one_claim_and_all_that_one_denial_denies_are_one_finding():
    s4, s5 = statement("s4", "a4"), statement("s5", "a5", Stance.DENIES)
    of = {**OF, "s4": cluster("rephrased", Stance.ASSERTS, s4), "s5": cluster("again", Stance.DENIES, s5)}
    known, origins = {**STATEMENTS, "s4": s4, "s5": s5}, ORIGINS | {"a4": "o4", "a5": "o5"}
    pairs = [("s1", "s3", 0.9), ("s4", "s3", 0.7), ("s1", "s5", 0.6)]
    (found,) = build_findings([decided(a, b, Kind.DENIAL, s) for a, b, s in pairs], known, of, origins, apart)
    assert (found.statements_a, found.statements_b) == (("s1", "s2", "s4"), ("s3", "s5"))


def test_what_stands_between_the_sides_of_a_finding_is_no_second_one():
    s4, s5 = statement("s4", "a4"), statement("s5", "a5", Stance.DENIES)
    of = {**OF, "s4": cluster("rephrased", Stance.ASSERTS, s4), "s5": cluster("again", Stance.DENIES, s5)}
    known, origins = {**STATEMENTS, "s4": s4, "s5": s5}, ORIGINS | {"a4": "o4", "a5": "o5"}
    pairs = [("s1", "s3", 0.9), ("s4", "s3", 0.8), ("s1", "s5", 0.8), ("s4", "s5", 0.7)]
    decisions = [decided(a, b, Kind.DENIAL, score) for a, b, score in pairs]
    (found,) = build_findings(decisions, known, of, origins, lambda a, b: True)
    assert (found.statements_a, found.statements_b) == (("s1", "s2", "s4"), ("s3", "s5"))
    other = [*decisions[:3], decided("s4", "s5", Kind.NUMERIC, 0.7)]
    assert len(build_findings(other, known, of, origins, lambda a, b: True)) == 2


def test_a_strong_finding_comes_before_one_that_more_outlets_carry():
    s4, s5 = statement("s4", "a4"), statement("s5", "a5", Stance.DENIES)
    of = {**OF, "s4": cluster("lone", Stance.ASSERTS, s4), "s5": cluster("lone denial", Stance.DENIES, s5)}
    decisions = [decided("s1", "s3", Kind.DENIAL, 0.6), decided("s4", "s5", Kind.DENIAL, 0.95)]
    origins = {**ORIGINS, "a4": "o4", "a5": "o5"}
    found = build_findings(decisions, {**STATEMENTS, "s4": s4, "s5": s5}, of, origins, apart)
    assert [finding.a for finding in found] == ["lone", "claim"]
