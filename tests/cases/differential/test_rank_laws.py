"""Laws that hold of every differential, whatever the case tells."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curbside.cases.case import Case
from curbside.cases.differential import rank_causes
from curbside.cases.differential.rank import as_exclusions_see, is_excluded

REGIONS = ("", "cervical", "thoracic", "conus", "cauda", "root", "peripheral", "brain", "unclear")
LAWS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def any_case(causes, implied):
    names = sorted(set(implied) | set(causes.present) | {f"onset-{band}" for band in ("hours", "days", "years")})
    return st.builds(
        lambda states, age, sex, region: (
            Case(states=states, age=age, sex=sex),
            SimpleNamespace(region=region, syndrome="transverse"),
        ),
        st.dictionaries(st.sampled_from(names), st.sampled_from(("present", "absent")), max_size=25),
        st.none() | st.floats(0, 110),
        st.sampled_from(("", "female", "male")),
        st.sampled_from(REGIONS),
    )


@LAWS
@given(data=st.data())
def test_shares_are_shares_and_add_up_to_no_more_than_all(data, any_case, causes) -> None:
    case, where = data.draw(any_case)
    listed = rank_causes(case, where, causes)
    assert all(0 <= each.share <= 1 for each in listed)
    assert sum(each.share for each in listed) <= 1 + 1e-9


@LAWS
@given(data=st.data())
def test_the_order_is_that_of_the_shares_and_the_same_whatever_order_the_case_was_told_in(
    data, any_case, causes
) -> None:
    case, where = data.draw(any_case)
    turned = Case(states=dict(reversed(case.states.items())), age=case.age, sex=case.sex)
    listed = rank_causes(case, where, causes)
    assert [each.share for each in listed] == sorted((each.share for each in listed), reverse=True)
    assert [each.id for each in rank_causes(turned, where, causes)] == [each.id for each in listed]


@LAWS
@given(data=st.data())
def test_a_finding_that_no_cause_speaks_of_changes_nothing(data, any_case, causes) -> None:
    case, where = data.draw(any_case)
    state = data.draw(st.sampled_from(("present", "absent")))
    more = Case(states={**case.states, "likes-tomatoes": state}, age=case.age, sex=case.sex)
    assert rank_causes(more, where, causes) == rank_causes(case, where, causes)


@LAWS
@given(data=st.data())
def test_what_must_not_be_missed_is_missing_only_when_one_of_its_exclusions_is_met(data, any_case, causes) -> None:
    case, where = data.draw(any_case)
    listed = {each.id for each in rank_causes(case, where, causes)}
    for cause in causes.known:
        if cause.must_not_miss:
            assert (cause.id in listed) is not is_excluded(cause, as_exclusions_see(case, causes))


@LAWS
@given(data=st.data())
def test_no_single_reason_is_beyond_the_floor_and_ceiling(data, any_case, causes) -> None:
    case, where = data.draw(any_case)
    for each in rank_causes(case, where, causes):
        assert all(0 < reason.weight <= 4.5 for reason in each.for_)
        assert all(-4.0 <= reason.weight < 0 for reason in each.against)
