from textual.app import App, ComposeResult

from game.debate.house import House
from game.tui.widgets.house import AGAINST, MIDDLE, OPEN, WITH, HouseBar
from game.tui.widgets.matchline import Clock


class Bars(App[None]):
    def __init__(self, widget) -> None:
        super().__init__()
        self.widget = widget
        self.ups = 0

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_clock_time_up(self) -> None:
        self.ups += 1


async def test_the_house_shows_its_seats_as_shapes_and_words() -> None:
    app = Bars(HouseBar(House(33, 17, 49)))
    async with app.run_test(size=(80, 4)) as pilot:
        text = app.widget.render().plain
        bar = text.removeprefix("House ").split("  ")[0]
        assert bar.startswith(WITH)
        assert bar.endswith(AGAINST)
        assert {WITH, OPEN, AGAINST, MIDDLE} == set(bar)
        assert text.endswith("33 of 99 seats · 17 short")
        app.widget.show(House(66, 33, 0))
        await pilot.wait_for_animation()
        assert app.widget.render().plain.endswith("66 of 99 seats (+33) · carried")
        assert OPEN not in app.widget.render().plain.split("  ")[0]


async def test_the_house_moves_back_without_a_plus() -> None:
    app = Bars(HouseBar(House(33, 0, 66)))
    async with app.run_test(size=(80, 4)):
        app.widget.show(House(20, 0, 79))
        assert app.widget.render().plain.endswith("20 of 99 seats · 30 short")


async def test_a_clock_with_a_limit_counts_down_and_rings_once() -> None:
    time = [100.0]
    clock = Clock(limit=180, now=lambda: time[0])
    app = Bars(clock)
    async with app.run_test() as pilot:
        clock.start()
        assert "3:00 left" in str(clock.content)
        time[0] = 255.0
        clock.tick()
        assert "0:25 left" in str(clock.content)
        assert clock.has_class("-last")
        time[0] = 500.0
        clock.tick()
        clock.tick()
        await pilot.pause()
        assert app.ups == 1
        clock.start()
        assert clock.elapsed == 0


async def test_a_clock_without_a_limit_counts_up_until_it_is_stopped() -> None:
    time = [0.0]
    clock = Clock(now=lambda: time[0])
    async with Bars(clock).run_test():
        clock.start()
        time[0] = 65.0
        clock.tick()
        assert "1:05" in str(clock.content)
        clock.stop()
        time[0] = 99.0
        assert clock.elapsed == 65.0
