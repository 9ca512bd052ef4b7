using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;
using EmrSessionCredentials.Tests.Targets;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Tests.Kinds;

/// <summary>
/// A kind of session that does not exist: an entry in the table of kinds, an operation and a list make all of the module
/// know it. Nothing else has to be told.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public sealed class MadeUpKindTests : IDisposable
{
    private const SessionTargetKind Notebook = (SessionTargetKind)99;

    private readonly IReadOnlyList<SessionKind> _kinds = SessionKinds.All;
    private readonly IReadOnlyList<Operation<SessionCredential>> _operations = Operations.All;
    private readonly IReadOnlyList<TargetListing> _lists = TargetListing.Roots;

    public MadeUpKindTests()
    {
        SessionKinds.All =
        [
            .. _kinds,
            SessionKinds.Of(SessionTargetKind.ClusterSession) with
            {
                Kind = Notebook,
                Cmdlet = "Get-EMRNotebookCredential",
                OwnerParameter = "StudioId",
                OwnerNoun = "studio",
                TargetParameter = "NotebookId",
                TargetNoun = "notebook",
                Word = "notebook",
                Queries = [SessionKind.Role],
                SecretType = "SecureString",
                CreateRequest = name => new NotebookRequest { NotebookId = name.Target, StudioId = name.Owner ?? "" },
                States = ["OPEN", "CLOSED"],
                UsableStates = ["OPEN"],
            },
        ];
        Operations.All =
        [
            .. _operations,
            new Operation<NotebookRequest, GetClusterSessionCredentialsResponse, SessionCredential>(
                "EMR",
                "GetClusterSessionCredentials",
                static (clients, request, stop) => clients.Emr.GetClusterSessionCredentialsAsync(
                    new() { ClusterId = request.NotebookId }, stop),
                static (request, response, origin, _) => new SparkConnectSessionCredential(
                    new ClusterSessionRequest { ClusterId = request.StudioId, SessionId = request.NotebookId },
                    origin,
                    new Uri("https://notebook.example"),
                    Secrets.Protect(response.Credentials!.UsernamePassword!.Password!),
                    response.ExpiresAt))
            {
                Kind = Notebook,
            },
        ];
        ListOperation notebooks = ListOperations.Clusters with
        {
            Send = async (clients, request, stop) =>
            {
                ListAnswer page = await ListOperations.Clusters.Send(clients, request with { States = null }, stop);
                return page with { Items = [.. page.Items.Select(item => item with { State = "OPEN" })] };
            },
        };
        TargetListing.Roots = [.. _lists, new() { Operation = notebooks, Kind = Notebook, LiveStates = ["OPEN"] }];
    }

    public void Dispose()
    {
        SessionKinds.All = _kinds;
        Operations.All = _operations;
        TargetListing.Roots = _lists;
    }

    [Fact]
    public void Its_names_in_a_vault_are_read_written_listed_and_called()
    {
        SecretName name = SecretName.Parse("Notebook/st%2F1/nb-1?role=arn:aws:iam::123456789012:role/R");

        Assert.Equal((Notebook, "st/1", "nb-1"), (name.Kind, name.Owner, name.Target));
        Assert.Equal("notebook/st%2F1/nb-1?role=arn:aws:iam::123456789012:role/R", name.ToString());
        Assert.Equal(Notebook, Assert.Single(SecretFilter.Parse("note*").Kinds));
        Assert.Equal("SecureString", SecretEntry.Of(name).Type);
        Assert.Equal("st/1", SecretEntry.Of(name).Metadata["StudioId"]);
        Assert.Equal(new NotebookRequest { StudioId = "st/1", NotebookId = "nb-1" }, name.ToRequest());
        Assert.Contains(
            "notebook/<studio>/<notebook>[?role=<ARN>]",
            Assert.Throws<SessionCredentialException>(() => SecretName.Parse("notebook/st-1")).Advice,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_credential_is_requested_and_becomes_a_connection()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        CallResult<SessionCredential> result = await aws.Session.GetAsync(
            new NotebookRequest { NotebookId = "nb-1", StudioId = "st-1" }, minimumValidity: null, new CallContext(EmulatedAws.Stop));

        Assert.Equal("GetClusterSessionCredentials", result.Report!.Operation);
        Assert.Equal([ConnectionKind.SparkConnect], result.Value.Means.Kind.ConnectionKinds);
    }

    [Fact]
    public async Task It_is_found_and_suggested_in_its_states()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        Assert.NotEmpty(aws.Find(new TargetQuery { Kinds = [Notebook] }));
        Assert.Empty(aws.Find(new TargetQuery { Kinds = [Notebook], States = ["CLOSED"] }));
        InvalidRequestParameterException unknown = Assert.Throws<InvalidRequestParameterException>(
            () => aws.Find(new TargetQuery { Kinds = [Notebook], States = ["OPENED"] }));
        Assert.Contains("OPEN, CLOSED", unknown.Message, StringComparison.Ordinal);
        Assert.NotEmpty(new Suggestions(new ManualTime()).Find(new SuggestionQuery(EmulatedAws.Identity, aws.Options, Notebook)));
    }

    private sealed record NotebookRequest : SessionCredentialRequest
    {
        public required string NotebookId { get; init; }

        public required string StudioId { get; init; }

        public override SessionTargetKind Kind => Notebook;

        public override string Owner => StudioId;

        public override string Target => NotebookId;

        public override IReadOnlyList<string> Identifiers => [NotebookId];

        public override IReadOnlyList<RuleViolation> FindViolations() => [];
    }
}
