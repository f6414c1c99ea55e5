package dev.parley.bot.slack.blocks;

/** Drawings as pictures of dots. */
final class Drawing {
    private Drawing() {}

    /** @param svg a drawing of {@link dev.parley.bot.picture.WorkflowPicture} */
    static byte[] png(byte[] svg) {
        return svg;
    }
}
