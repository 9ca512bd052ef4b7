"""A Spark Connect job: PySpark reads the address and the token from SPARK_REMOTE. Needs pyspark[connect] 3.5 or later."""

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(1000).selectExpr("sum(id)").first()[0])
spark.stop()
