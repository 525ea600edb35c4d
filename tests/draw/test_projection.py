import pytest

from dragoman.draw.projection import unwrapped, view_of


def test_the_whole_earth_is_in_the_natural_earth_projection() -> None:
    view = view_of([])
    # values of the published polynomial: x and y of the unit sphere, in degrees
    assert view.whole
    assert view.project(180, 0) == pytest.approx((156.726, 0))
    assert view.project(0, 90)[1] == pytest.approx(81.49, abs=0.02)
    assert view.project(90, 45) == pytest.approx((-view.project(-90, 45)[0], view.project(0, 45)[1]))


def test_a_region_is_centred_on_its_places_and_true_along_its_middle() -> None:
    view = view_of([(44.4, 33.3), (51.4, 35.7)])
    left, bottom, right, top = view.frame()
    x, y = view.project(47.9, 34.5)
    assert not view.whole
    assert (x, y) == pytest.approx(((left + right) / 2, (bottom + top) / 2))
    assert right - left == pytest.approx(24 * 0.824, rel=0.01)


@pytest.mark.parametrize("places", [[(10.0, 89.9)], [(-179.0, -89.0)], [(0.0, 0.0)] * 3])
def test_any_place_has_a_view_with_room(places: list[tuple[float, float]]) -> None:
    left, bottom, right, top = view_of(places).frame()
    assert right > left
    assert top > bottom


def test_places_far_apart_show_the_whole_earth() -> None:
    assert view_of([(-77.0, 38.9), (116.4, 39.9)]).whole


def test_a_ring_over_the_180th_meridian_is_cut_in_two() -> None:
    ring = [(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0), (170.0, 60.0)]
    east, west = unwrapped(ring)
    assert {lon for lon, _ in east} == {170, 180}
    assert {lon for lon, _ in west} == {-180, -170}
    assert east[0] == east[-1]
    assert west[0] == west[-1]


def test_any_other_ring_is_as_it_was() -> None:
    ring = [(170.0, 60.0), (180.0, 60.0), (180.0, 70.0), (170.0, 60.0)]
    assert unwrapped(ring) == [ring]
