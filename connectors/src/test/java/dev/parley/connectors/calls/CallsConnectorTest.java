package dev.parley.connectors.calls;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shapes from 3CX's Configuration REST API, version 20. */
class CallsConnectorTest extends ConnectorContract {
    private static final String CALL = """
            {'Id': %d, 'Caller': '101 Sarah Chen', 'Callee': '+15551234567 Jane Wilson', 'Status': 'Talking',
             'LastChangeStatus': '2026-03-02T14:00:03Z', 'EstablishedAt': '2026-03-02T14:00:03Z', 'ServerNow': '2026-03-02T14:10:00Z'}""";

    CallsConnectorTest() {
        super(new CallsConnector());
    }

    @Override
    protected String refusal(String words) {
        return "{\"error\": {\"code\": \"\", \"message\": \"%s\", \"details\": []}}".formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("calls.list_active_calls", "{'limit': 1}")
                        .calls("GET", "/xapi/v1/ActiveCalls")
                        .answered(200, page(0, 1))
                        .gives("""
                                {'calls': [{'id': '0', 'caller': '101 Sarah Chen', 'callee': '+15551234567 Jane Wilson',
                                 'status': 'Talking', 'since': '2026-03-02T14:00:03Z'}], 'more': false}"""),
                Example.of("calls.list_active_calls", "{'limit': 500}")
                        .calls("GET", "/xapi/v1/ActiveCalls")
                        .asking("$top", "100")
                        .answered(200, page(0, 100))
                        .secondPage("/xapi/v1/ActiveCalls?%24top=100&%24skip=100", page(100, 101), "{'more': false}"),
                Example.of("calls.get_recording_link", "{'recording': 42}")
                        .calls("GET", "/xapi/v1/Recordings")
                        .asking("$filter", "Id eq 42")
                        .answered(200, """
                                {'@odata.context': 'https://acme.3cx.eu/xapi/v1/$metadata#Recordings', 'value': [
                                  {'Id': 42, 'StartTime': '2026-03-02T14:00:03Z', 'EndTime': '2026-03-02T14:32:00Z',
                                   'CallType': 'InboundExternal', 'FromDisplayName': 'Jane Wilson', 'FromCallerNumber': '+15551234567',
                                   'ToDisplayName': 'Sarah Chen', 'ToCallerNumber': '101', 'IsTranscribed': false,
                                   'Transcription': '', 'RecordingUrl': '101/record.wav'}]}""")
                        .gives("{'from': 'Jane Wilson', 'to': 'Sarah Chen', 'startedAt': '2026-03-02T14:00:03Z'}"));
    }

    private static String page(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(CALL::formatted)
                .collect(Collectors.joining(", ", "{'value': [", "]}"));
    }
}
