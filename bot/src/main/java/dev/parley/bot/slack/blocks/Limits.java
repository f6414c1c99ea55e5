package dev.parley.bot.slack.blocks;

/**
 * What Slack takes, in characters unless a name says otherwise. The pages are those of docs.slack.dev; what no page tells was measured by
 * others and is marked so.
 */
final class Limits {
    /** Of a message: {@code reference/block-kit/blocks}. */
    static final int BLOCKS = 50;

    /**
     * All blocks of a message together, as JSON. On no page: Slack answers {@code msg_blocks_too_long} from about 13,200 characters on
     * (github.com/slackapi/bolt-js, issues 2509 and 2867).
     */
    static final int MESSAGE = 11_000;

    /** {@code reference/block-kit/composition-objects/text-object}; a section's text has the same limit. */
    static final int TEXT = 3_000;

    /** {@code reference/block-kit/blocks/section-block}: 10 fields of 2,000. */
    static final int FIELDS = 10;

    static final int FIELD = 2_000;

    /** {@code reference/block-kit/blocks/header-block}. */
    static final int HEADER = 150;

    /** {@code reference/block-kit/blocks/actions-block} takes 25; more than five in a row nobody reads. */
    static final int BUTTONS = 5;

    /** {@code reference/block-kit/block-elements/button-element}. */
    static final int BUTTON = 75;

    /** Of {@code action_id} and {@code block_id}, and of what a button carries: that may be 2,000, but 25 such make a message too long. */
    static final int ID = 255;

    /** Of the one value that carries a whole form: {@code reference/block-kit/block-elements/button-element} says 2,000. */
    static final int FORM = 1_900;

    /** {@code reference/block-kit/block-elements/select-menu-element}: 100 options. */
    static final int OPTIONS = 100;

    /** {@code reference/block-kit/block-elements/checkboxes-element} and radio buttons. */
    static final int TICKS = 10;

    /** {@code reference/block-kit/composition-objects/option-object}: its text, its description and its value. */
    static final int OPTION = 75;

    static final int OPTION_VALUE = 150;

    /** {@code reference/block-kit/blocks/image-block}: the address 3,000, the words for those who cannot see it 2,000. */
    static final int ADDRESS = 3_000;

    static final int ALT = 2_000;

    /** {@code reference/block-kit/blocks/input-block}: label and hint. */
    static final int LABEL = 2_000;

    /** {@code reference/block-kit/block-elements/plain-text-input-element}. */
    static final int INPUT = 3_000;

    static final int PLACEHOLDER = 150;

    /** {@code reference/views/modal-views}: title, submit and close. */
    static final int TITLE = 24;

    static final int PRIVATE_METADATA = 3_000;

    /**
     * The words of a notification. {@code chat.update} takes 4,000 bytes, counted after escaping
     * (gitlab.com/gitlab-org/gitlab, merge request 258898); {@code &} becomes five of them.
     */
    static final int FALLBACK = 600;

    private Limits() {}
}
