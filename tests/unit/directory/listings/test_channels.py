import pytest

from directory.listings.channels import Channel, spelling_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("phone", "+44 20 7946 0234"), ("phone", "+442079460234"), True),
        (("phone", "+44 (0)20-7946"), ("phone", "+440207946"), True),
        (("phone", "+44 20 7946 0234"), ("sms", "+442079460234"), False),
        (("phone", "+44 20 7946 0234"), ("phone", "+44 20 7946 0235"), False),
        (("signal", "a.01"), ("signal", "b.01"), False),
        (("email", "a1@one.example"), ("email", "b1@one.example"), False),
        (("panah", ""), ("panah", ""), True),
    ],
)
def test_a_number_is_one_however_it_is_written(one, other, same):
    assert (spelling_of(Channel(*one)) == spelling_of(Channel(*other))) is same
