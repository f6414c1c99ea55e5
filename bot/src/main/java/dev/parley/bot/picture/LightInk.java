package dev.parley.bot.picture;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A picture whose colours stand at each of its shapes, for renderers that know neither CSS variables nor {@code color-mix}: the style sheet
 * of {@link Palette} as it applies on a light page.
 */
final class LightInk {
    private static final String FONT = "SansSerif";

    private final List<StyleRule> rules;

    private LightInk(List<StyleRule> rules) {
        this.rules = rules;
    }

    /** @throws IllegalArgumentException when this is no XML */
    static String on(String svg) {
        try {
            Document document = read(svg);
            Element root = document.getDocumentElement();
            new LightInk(StyleRule.read(Palette.CSS)).paint(root, Map.of());
            root.setAttribute("font-family", FONT);
            return written(document);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
            throw new IllegalArgumentException("This is no SVG: " + e.getMessage(), e);
        }
    }

    /** @param inherited variables of the elements around it */
    private void paint(Element element, Map<String, String> inherited) {
        Map<String, String> declared = new HashMap<>();
        rules.stream().filter(rule -> rule.matches(element)).forEach(rule -> declared.putAll(rule.declarations()));
        Map<String, String> variables = new HashMap<>(inherited);
        declared.forEach((name, value) -> {
            if (name.startsWith("--")) {
                variables.put(name, InkValue.of(value, inherited, variables));
            }
        });
        declared.forEach((name, value) -> {
            if (!name.startsWith("--") && !name.matches("max-width|height|font-family")) {
                element.setAttribute(name, InkValue.of(value, variables, variables));
            }
        });
        for (Node child = element.getFirstChild(), next; child != null; child = next) {
            next = child.getNextSibling();
            if (child instanceof Element within) {
                if (within.getTagName().equals("style")) {
                    element.removeChild(within);
                } else {
                    paint(within, variables);
                }
            }
        }
    }

    private static Document read(String svg) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // Throws what is wrong, where the builder's own would also print it.
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new InputSource(new StringReader(svg)));
    }

    private static String written(Document document) throws TransformerException {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }
}
