using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Programs;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>The certificate authority that DescribeManagedEndpoint names, and the file that Jupyter is told of.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class CertificateAuthorityTests
{
    private const string Pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    private const string Variable = "JUPYTER_GATEWAY_CA_CERTS";

    private static CallContext Call => new(TestContext.Current.CancellationToken);

    [Fact]
    public async Task It_is_in_a_file_of_the_users_own_while_it_is_needed()
    {
        EmrConnection connection = await ConnectAsync(Encode(Pem));
        ConnectionEnvironment environment = ConnectionEnvironment.Of([connection, connection]);
        string file = environment.Variables[Variable];

        Assert.Equal(Pem, await File.ReadAllTextAsync(file, Call.Stop));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        environment.Dispose();
        Assert.False(File.Exists(file));
        // No file keeps it after that, so a table of variables does not name one.
        Assert.DoesNotContain(Variable, connection.RevealEnvironment().Keys);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_that_says_where()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the folder for temporary files is set by another variable there");
        EmrConnection connection = await ConnectAsync(Encode(Pem));
        using Scratch scratch = new();
        scratch.Set("TMPDIR", Path.Combine(scratch.Home, "missing"));

        SessionCredentialException problem =
            Assert.Throws<SessionCredentialException>(() => ConnectionEnvironment.Of([connection]));

        Assert.Equal("TemporaryFileNotWritten", problem.ErrorCode);
        Assert.Contains("missing", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_file_where_the_service_names_none()
    {
        using ConnectionEnvironment environment = ConnectionEnvironment.Of([await ConnectAsync(data: "")]);

        Assert.DoesNotContain(Variable, environment.Variables.Keys);
    }

    [Fact]
    public async Task The_file_of_a_first_connection_does_not_stay_when_a_second_conflicts()
    {
        EmrConnection first = await ConnectAsync(Encode(Pem));
        EmrConnection second = await ConnectAsync(Encode(Pem));
        string[] before = Directory.GetFiles(Path.GetTempPath(), "emr-authority-*");

        SessionCredentialException problem =
            Assert.Throws<SessionCredentialException>(() => ConnectionEnvironment.Of([first, second]));

        Assert.Equal("ConflictingConnections", problem.ErrorCode);
        Assert.Equal(before, Directory.GetFiles(Path.GetTempPath(), "emr-authority-*"));
    }

    [Theory]
    [InlineData("not base 64")]
    [InlineData("bm90IGEgY2VydGlmaWNhdGU=")]
    public async Task What_is_not_a_certificate_is_refused(string data)
    {
        SessionCredentialException problem = await Run.FailsAsync(() => ConnectAsync(data));

        Assert.Equal("InvalidServiceResponse", problem.ErrorCode);
        Assert.Contains("certificate authority", problem.Message, StringComparison.Ordinal);
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static Task<EmrConnection> ConnectAsync(string data) => DescribedEndpoint.ConnectAsync(
        "https://h.example", $$$$""" ,"certificateAuthority":{"certificateData":"{{{{data}}}}"}""");
}
