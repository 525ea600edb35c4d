import pytest

from dragoman.draw.topojson import Shape, countries, shapes

# two squares side by side that share the border from (1, 0) to (1, 1), which the right one goes backwards
SQUARES = {
    "type": "Topology",
    "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
    "transform": {"scale": [10, 10], "translate": [100, -50]},
    "objects": {"land": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Left"}},
        {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "Right"}},
        {"type": "Point", "coordinates": [0, 0]},
    ]}},
}  # fmt: skip


def test_arcs_are_scaled_shared_and_gone_backwards() -> None:
    left = ((110, -50), (110, -40), (100, -40), (100, -50), (110, -50))
    right = ((110, -50), (120, -50), (120, -40), (110, -40), (110, -50))
    assert list(shapes(SQUARES, "land")) == [Shape("Left", (left,)), Shape("Right", (right,))]


def test_a_topology_without_transform_has_places_and_not_steps() -> None:
    plain = {
        "arcs": [[[0.5, 1], [2, 3], [4, 0], [0.5, 1]]],
        "objects": {"a": {"geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
    }
    assert list(shapes(plain, "a")) == [Shape("", (((0.5, 1), (2, 3), (4, 0), (0.5, 1)),))]


def test_an_object_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(shapes(SQUARES, "sea"))


def test_the_map_of_the_package_has_closed_rings_within_the_earth() -> None:
    named = {country.name: country for country in countries()}
    assert len(named) > 170
    rings = [ring for country in countries() for ring in country.rings]
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
    assert all(-180.001 <= lon <= 180.001 and -90.001 <= lat <= 90.001 for ring in rings for lon, lat in ring)
    lons, lats = zip(*[point for ring in named["Iran"].rings for point in ring], strict=True)
    assert (round(min(lons)), round(max(lons)), round(min(lats)), round(max(lats))) == (44, 63, 25, 40)
