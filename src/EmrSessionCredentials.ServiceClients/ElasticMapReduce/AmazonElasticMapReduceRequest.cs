using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>What all requests to Amazon EMR have in common.</summary>
public abstract class AmazonElasticMapReduceRequest : AmazonWebServiceRequest;
