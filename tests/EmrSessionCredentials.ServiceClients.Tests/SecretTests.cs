using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Amazon;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>No secret leaves a response by a way that nobody asked for.</summary>
public sealed class SecretTests
{
    private const string EndpointBody = """
        {"credentials": {"token": "SECRET-1"}, "endpointCredentials": {"token": "SECRET-2"}, "id": "abc"}
        """;

    private const string ClusterBody = """
        {"Credentials": {"UsernamePassword": {"Username": "user", "Password": "SECRET-3"}}}
        """;

    [Fact]
    public async Task Nothing_turns_into_its_secret_as_text()
    {
        GetManagedEndpointSessionCredentialsResponse endpoint = await Answers.FromEMRContainers(EndpointBody);
        Amazon.ElasticMapReduce.Model.GetClusterSessionCredentialsResponse cluster =
            await Answers.FromElasticMapReduce(ClusterBody);

        object?[] objects =
        [
            endpoint, endpoint.Credentials, endpoint.EndpointCredentials, endpoint.ResponseMetadata,
            cluster, cluster.Credentials, cluster.Credentials?.UsernamePassword, cluster.ResponseMetadata,
        ];
        Assert.All(objects, o => Assert.DoesNotContain("SECRET", o!.ToString(), StringComparison.Ordinal));
        Assert.All(endpoint.ResponseMetadata.Metadata.Values, v => Assert.DoesNotContain("SECRET", v, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Responses_are_not_logged_whatever_the_settings()
    {
        using Log log = new();
        using StubHttp http = new(i => StubHttp.Response(i is 0 ? "{\"credentials\": {\"token\": \"SECRET-1" : EndpointBody));

        await Clients.EMRContainers(http, config => config.LogResponse = true)
            .GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest);
        using StubHttp other = StubHttp.Answering(ClusterBody);
        await Clients.ElasticMapReduce(other, config => config.LogResponse = true)
            .GetClusterSessionCredentialsAsync(Clients.ClusterRequest);

        Assert.Contains("MalformedAnswerException", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", log.Text, StringComparison.Ordinal);
    }

    /// <summary>All that AWSSDK.Core would log with everything turned on.</summary>
    private sealed class Log : TraceListener
    {
        // AWSSDK.Core's own, and what it logs in the name of the clients that these tests derive.
        private static readonly string[] Sources = ["Amazon", "EmrSessionCredentials"];

        private readonly StringBuilder _text = new();

        internal Log()
            : base(nameof(Log))
        {
            AWSConfigs.LoggingConfig.LogTo = LoggingOptions.SystemDiagnostics;
            AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Always;
            foreach (string source in Sources)
                AWSConfigs.AddTraceListener(source, this);
        }

        internal string Text => _text.ToString();

        public override void Write(string? message) => _text.Append(message);

        public override void WriteLine(string? message) => _text.AppendLine(message);

        protected override void Dispose(bool disposing)
        {
            foreach (string source in Sources)
                AWSConfigs.RemoveTraceListener(source, Name);
            AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Never;
            AWSConfigs.LoggingConfig.LogTo = LoggingOptions.None;
            base.Dispose(disposing);
        }
    }
}
