using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Which JDBC URLs are encrypted.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class JdbcEncryptionTests
{
    [Theory]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000/x;a=b;ssl=true;c=d?e=f#g=h")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=TRUE;ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000/x;%73sl=%74rue")]
    [InlineData("jdbc:trino://node.example:8889?SSL=true")]
    [InlineData("jdbc:trino://node.example:8889/hive/web?user=a&SSL=true")]
    [InlineData("jdbc:presto://node.example:8889/hive?SSL=True&y=z")]
    [InlineData("jdbc:presto://node.example:8889/hive?%53SL=true")]
    [InlineData("jdbc:other://node.example:8889/x;Ssl=true")]
    public async Task A_url_whose_ssl_parameter_is_true_is_encrypted(string url)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.ClusterAsync(), new() { Kind = ConnectionKind.Jdbc, Endpoint = new Uri(url) });
        Assert.Equal(url, connection.Uri.OriginalString);
    }

    [Theory]
    [InlineData("jdbc:hive2://node.example:10000/x;a=b?SSL=false&y=ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000/x;nossl=true")]
    [InlineData("jdbc:hive2://node.example:10000/ssl=true")]
    [InlineData("jdbc:hive2://ssl=true@node.example/x")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=trueish")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=1")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true;ssl=false")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true;SSL=false")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true;s%73l=f%61lse")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true;a=b%3Bssl=false")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true;ssl")]
    [InlineData("jdbc:hive2://node.example:10000/x#;ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000/x;SSL=true")]
    [InlineData("jdbc:hive2://node.example:10000/x?ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000/x;a=b?ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000/x;a=b&ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000?/x;ssl=true")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true?SSL=false")]
    [InlineData("jdbc:trino://node.example:8889?SSL=true&SSL=false")]
    [InlineData("jdbc:trino://node.example:8889?SSL=true%26SSL=false")]
    [InlineData("jdbc:trino://node.example:8889?x=%26SSL=true")]
    [InlineData("jdbc:other://node.example:8889/x;nossl=true")]
    [InlineData("jdbc:trino://node.example:8889#SSL=true")]
    [InlineData("jdbc:trino://node.example:8889/hive;SSL=true")]
    [InlineData("jdbc:trino://node.example:8889?ssl=true")]
    [InlineData("jdbc:trino://node.example:8889?user=a;SSL=true")]
    [InlineData("jdbc:trino://node.example:8889/hive&SSL=true")]
    [InlineData("jdbc:presto://node.example:8889/hive;SSL=true?y=z")]
    [InlineData("jdbc:presto://node.example:8889/hive?Ssl=true")]
    [InlineData("jdbc:presto://node.example:8889?password=ssl=true")]
    public async Task A_url_without_an_ssl_parameter_that_is_only_true_is_refused_unless_allowed(string url)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential credential = await emulated.ClusterAsync();
        ConnectionOptions options = new() { Kind = ConnectionKind.Jdbc, Endpoint = new Uri(url) };

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.ConnectAsync(credential, options));
        Assert.Equal("UnencryptedEndpoint", problem.ErrorCode);
        Assert.NotNull(await emulated.ConnectAsync(credential, options with { AllowUnencryptedEndpoint = true }));
    }
}
