package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** A person's browser: the Chromium of this machine, without a window. */
final class Browser implements AutoCloseable {

    /** Where pictures of pages are kept, to be looked at. */
    private static final Path PICTURES = Path.of("target", "pictures");

    /** The kinds of screens: pixels of a page, and whether the person likes it dark. */
    enum Screen {
        DESKTOP(1280, 900, false),
        DESKTOP_DARK(1280, 900, true),
        PHONE(390, 844, false),
        PHONE_DARK(390, 844, true);

        private final int width;
        private final int height;
        private final boolean dark;

        Screen(int width, int height, boolean dark) {
            this.width = width;
            this.height = height;
            this.dark = dark;
        }
    }

    private final ChromeDriver driver;

    /** Skips the tests, with a sentence, where there is no Chromium; fails them where {@code CI=true}. */
    static Browser require() {
        Optional<File> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<File> driver = program("chromedriver");
        boolean present = chromium.isPresent() && driver.isPresent();
        String sentence = "Pages were not looked at: chromium and chromedriver are not on the PATH"
                + " (on Debian: apt-get install chromium chromium-driver)";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present).as(sentence).isTrue();
        }
        if (!present) {
            System.out.println(sentence);
        }
        assumeTrue(present, sentence);
        return new Browser(chromium.orElseThrow(), driver.orElseThrow());
    }

    private Browser(File chromium, File chromedriver) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        // Keycloak's page is on this machine: nobody else's code runs in it, and root has no sandbox.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver)
                .usingAnyFreePort()
                .withTimeout(Duration.ofMinutes(2))
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(2));
        on(Screen.DESKTOP);
    }

    private static Optional<File> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    void on(Screen screen) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        screen.width,
                        "height",
                        screen.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        screen.width < 600));
        String scheme = screen.dark ? "dark" : "light";
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(String address) {
        driver.get(address);
    }

    String title() {
        return driver.getTitle();
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    String text(String css) {
        return one(css).getText();
    }

    /** Waits for something that scripts bring. */
    void awaits(String css) {
        TriggersApi.eventually(() -> !driver.findElements(By.cssSelector(css)).isEmpty());
    }

    void type(String css, String text) {
        one(css).sendKeys(text);
    }

    /** Presses with the mouse what leads to another page, and sees that. */
    void click(String css) {
        leaves(() -> one(css).click());
    }

    /** Presses with the mouse what may be gone by then. */
    void tryClick(String css) {
        try {
            one(css).click();
        } catch (NoSuchElementException | StaleElementReferenceException gone) {
            // The page has gone on by itself.
        }
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Enter, and sees the next page. */
    void enter() {
        leaves(() -> press(Keys.ENTER));
    }

    /** Presses with the mouse what leads to a question of the browser itself, and answers it as proposed. */
    void clickAndAgree(String css) {
        one(css).click();
        TriggersApi.eventually(() -> {
            try {
                driver.switchTo().alert().accept();
                return true;
            } catch (NoAlertPresentException notYet) {
                return false;
            }
        });
    }

    /** Waits until the browser is at an address that begins like this, and says where exactly. */
    String arrivesAt(String beginning) {
        TriggersApi.eventually(() -> address().startsWith(beginning));
        return address();
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** Gives it a place for passkeys, which knows its owner by his finger, say; whatever is asked of him, he agrees. */
    void keepsPasskeys() {
        driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    }

    private void leaves(Runnable act) {
        driver.executeScript("window.before = true");
        act.run();
        TriggersApi.eventually(() -> Boolean.TRUE.equals(
                driver.executeScript("return !window.before && document.readyState === 'complete'")));
    }

    /** The id of what has the focus. */
    String focus() {
        return String.valueOf(driver.switchTo().activeElement().getAttribute("id"));
    }

    /** What a screen reader says of an element: its name, and what describes it. */
    String spoken(String css) {
        WebElement element = one(css);
        String described = element.getDomAttribute("aria-describedby");
        return element.getAccessibleName() + (described == null ? "" : ": " + text("#" + described));
    }

    /** Nothing is wider than the screen, and nothing that can be pressed is smaller than a finger needs. */
    void fits() {
        assertThat(driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels that stand out")
                .isEqualTo(0L);
        assertThat(driver.findElements(By.cssSelector("#membership-account button, #membership-account a")))
                .allSatisfy(each -> assertThat(each.getSize().getHeight()).isGreaterThanOrEqualTo(24));
    }

    /** Keeps a picture of the whole page. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "jpeg", "quality", 82))
                    .get("data");
            Files.write(PICTURES.resolve(name + ".jpg"), Base64.getDecoder().decode(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
