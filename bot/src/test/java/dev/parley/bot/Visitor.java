package dev.parley.bot;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser of their own, looking at pages of the console, whose browser notes every complaint. */
final class Visitor implements AutoCloseable {
    private final RunningParley parley;
    private final List<String> complaints = new ArrayList<>();
    final Page page;

    /** On this machine, where whoever comes first is the owner. */
    Visitor(RunningParley parley, Chromium browser, ColorScheme scheme) {
        this.parley = parley;
        this.page = browser.page(1360, 860, scheme);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(parley.uri().toString());
    }

    /** Errors in the browser's console. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void go(String address) {
        page.navigate(parley.uri() + "/#" + address);
    }

    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator item(String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator step(String name) {
        return page.getByRole(AriaRole.TREEITEM).filter(new Locator.FilterOptions().setHasText(name));
    }

    /** What stands beside the steps of a run, about one of them. */
    Locator panel(String step) {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Step " + step));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    @Override
    public void close() {
        page.close();
    }
}
