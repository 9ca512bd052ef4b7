using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using EmrSessionCredentials.Http;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>What the first call finds ready.</summary>
public sealed class WarmUpTests
{
    // The address is reserved for documentation (RFC 5737): a status can only come from the connection that leads nowhere.
    [Fact]
    public void Loading_HttpClient_sends_a_request_and_reads_an_answer_without_a_network()
    {
        ConcurrentQueue<Dictionary<string, object?>> requests = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "http.client.request.duration")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => requests.Enqueue(new(tags.ToArray())));
        listener.Start();

        WarmUp.LoadClient();

        Dictionary<string, object?> request =
            Assert.Single(requests, request => request["server.address"] is "192.0.2.1");
        Assert.Equal(200, request["http.response.status_code"]);
    }
}
